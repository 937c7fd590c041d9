import { callWithTimeout, omitUndefined, readRecord, VodError } from "@vod-events/core/provider";
import { providerId } from "../wire/provider-id.js";
import { apiError } from "./api-error.js";
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
  return async (action, params, signal) => {
    const response = await callWithTimeout(
      async (ending) =>
        client.request(action, omitUndefined({ SubAppId: subAppId, ...params }), {
          signal: ending,
        }),
      {
        provider: providerId,
        name: action,
        timeoutSeconds,
        signal,
        errorOf: (error) => apiError(error, action),
      },
    );
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
