import {
  callWithTimeout,
  type Members,
  omitUndefined,
  readRecord,
} from "@vod-events/core/provider";
import { apiError, errors } from "./api-error.js";
import type { TencentSettings } from "./options.js";

/** Calls an action of the API. Resolves to the fields of the response. Every error is a `VodError`. */
export type TencentApi = (
  action: string,
  params: Members,
  signal?: AbortSignal,
) => Promise<Members>;

/**
 * Creates a {@link TencentApi} that sends the application id with each call. The timeout includes getting the
 * credentials.
 */
export function tencentApi({ client, subAppId, timeoutSeconds }: TencentSettings): TencentApi {
  return async (action, params, signal) => {
    const all = omitUndefined({ SubAppId: subAppId, ...params });
    const response = await callWithTimeout(
      async (ending) => client.request(action, all, { signal: ending }),
      {
        provider: "tencent",
        name: action,
        timeoutSeconds,
        signal,
        errorOf: (error) => apiError(error, action),
      },
    );
    const fields = readRecord(response);
    if (fields === undefined) throw errors.invalidResponse(action, "no fields");
    return fields;
  };
}
