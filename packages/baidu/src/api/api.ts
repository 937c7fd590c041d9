import { callWithTimeout, readRecord, type VodError } from "@vod-events/core/provider";
import { errors } from "./api-error.js";
import type { BaiduVodClient } from "./client.js";
import type { BaiduSettings } from "./options.js";

/** Creates a client with the timeout of the options. Every rejection is a `VodError`. */
export function baiduApi({ client, connection, timeoutSeconds }: BaiduSettings): BaiduVodClient {
  const errorOf = connection === undefined ? clientError : networkError;
  const run = <Result>(
    name: string,
    call: (signal: AbortSignal) => Promise<Result>,
    signal: AbortSignal | undefined,
  ) =>
    callWithTimeout(call, {
      provider: "baidu",
      name: `${name} of Baidu VOD`,
      timeoutSeconds,
      signal,
      errorOf: (error) => errorOf(error, name),
    });

  return {
    getCallback: (signal) =>
      run("GET /v2/callback", (ending) => client.getCallback(ending), signal),
    putCallback: (patch, signal) =>
      run("PUT /v2/callback", (ending) => client.putCallback(patch, ending), signal),
    ...(client.getTask && {
      getTask: (id, signal) =>
        run("GET /v2/tasks", async (ending) => client.getTask?.(id, ending), signal),
    }),
    ...(client.getMedia && {
      getMedia: (id, signal) =>
        run("GET /v2/medias", async (ending) => client.getMedia?.(id, ending), signal),
    }),
    ...(client.listTasks && {
      listTasks: (query, signal) =>
        run("GET /v2/tasks", async (ending) => client.listTasks?.(query, ending), signal),
    }),
    ...(client.listMedias && {
      listMedias: (query, signal) =>
        run("GET /v2/medias", async (ending) => client.listMedias?.(query, ending), signal),
    }),
  };
}

function clientError(cause: unknown): VodError {
  const message = "the client of the option baidu.client failed; see the cause";
  return errors.failed("unavailable", message, { cause });
}

// The cause is dropped: errors of the HTTP client may contain received bytes.
function networkError(error: unknown, call: string): VodError {
  return errors.unreachable(call, readRecord(readRecord(error)?.cause)?.code);
}
