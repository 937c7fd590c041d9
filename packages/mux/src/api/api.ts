import type { Mux } from "@mux/mux-node";
import { callWithTimeout } from "@vod-events/core/provider";
import { apiError } from "./api-error.js";
import type { MuxClient } from "./client.js";
import type { MuxSettings } from "./options.js";

/** A call of the API. */
export type MuxCall<Result> = (client: MuxClient, options: Mux.RequestOptions) => Promise<Result>;

/** Runs a call of the API; `name` names it in errors. Every error is a `VodError`. */
export type MuxApi = <Result>(
  name: string,
  call: MuxCall<Result>,
  signal: AbortSignal | undefined,
) => Promise<Result>;

/** Creates a {@link MuxApi}. The retries of the SDK are off, and its timeout is later than that of the adapter. */
export function muxApi({ client, timeoutSeconds }: MuxSettings): MuxApi {
  const timeout = timeoutSeconds * 1000 + 1000;
  return (name, call, signal) =>
    callWithTimeout(
      async (ending) => {
        return call(await client(), { signal: ending, timeout, maxRetries: 0 });
      },
      {
        errorOf: (error) => apiError(error, name),
        ...{ provider: "mux", name, signal, timeoutSeconds },
      },
    );
}
