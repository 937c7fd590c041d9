import { callWithTimeout, omitUndefined, readRecord } from "@vod-events/core/provider";
import { apiError, errors } from "./api-error.js";
import type { VolcengineSettings } from "./options.js";
import { type Action, sites } from "./site.js";

/** Calls an action of the VOD API, which returns nothing. Every error is a `VodError`. */
export type VolcengineApi = (
  action: Action,
  params: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
) => Promise<void>;

/** Creates a {@link VolcengineApi}. Responses have an error in `ResponseMetadata`, or none. */
export function volcengineApi({ site, send, timeoutSeconds }: VolcengineSettings): VolcengineApi {
  return async (action, params, signal) => {
    const query = omitUndefined(params) as Readonly<Record<string, string>>;
    const version = sites[site].versions[action];
    const response = await callWithTimeout(
      (ending) => send({ action, version, query, signal: ending }),
      {
        ...{ name: action, provider: "volcengine", signal, timeoutSeconds },
        errorOf: (error) => apiError(error, action),
      },
    );
    const metadata = readRecord(readRecord(response)?.ResponseMetadata);
    if (metadata === undefined) throw errors.invalidResponse(action, "no ResponseMetadata");
    const error = readRecord(metadata.Error);
    if (error !== undefined) throw errors.rejected(action, error.Code, metadata.RequestId);
  };
}
