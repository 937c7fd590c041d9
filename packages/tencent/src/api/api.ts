import {
  isVodError,
  omitUndefined,
  readRecord,
  unlessAborted,
  VodError,
} from "@vod-events/core/provider";
import { providerId } from "../wire/provider-id.js";
import { abortedError, apiError, timeoutError } from "./failures.js";
import type { TencentSettings } from "./options.js";

/** Calls an action of the API. Resolves to the fields of the response. Every error is a `VodError`. */
export type TencentApi = (
  action: string,
  params: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
) => Promise<Readonly<Record<string, unknown>>>;

/**
 * Creates a {@link TencentApi} that sends the application id with each call. The timeout includes getting the
 * credentials.
 */
export function tencentApi({ client, subAppId, timeoutSeconds }: TencentSettings): TencentApi {
  return async (action, params, aborted) => {
    const timeout = AbortSignal.timeout(Math.ceil(timeoutSeconds * 1000));
    const signal = aborted === undefined ? timeout : AbortSignal.any([aborted, timeout]);
    const response = await unlessAborted(signal, async () =>
      client.request(action, omitUndefined({ SubAppId: subAppId, ...params }), { signal }),
    ).catch((error: unknown) => {
      if (aborted?.aborted) throw abortedError(action);
      if (timeout.aborted && !isVodError(error)) throw timeoutError(action);
      throw apiError(error, action);
    });
    const fields = readRecord(response);
    if (fields === undefined) throw invalidResponse(action, "no fields");
    return fields;
  };
}

/** Creates the error for a response that differs from the documentation. */
export function invalidResponse(action: string, found: string): VodError {
  return new VodError(
    "response_invalid",
    `Tencent Cloud answered ${action} with ${found}; check tencent.endpoint, or report it`,
    { provider: providerId },
  );
}
