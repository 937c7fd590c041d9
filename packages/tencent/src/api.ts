import { present, VodError } from "@vod-events/core/provider";
import { abortedError, apiError } from "./failures.js";
import type { TencentSettings } from "./options.js";
import { providerId } from "./provider-id.js";
import { readRecord } from "./wire/field.js";

/** One call to the API; resolves to the fields of the response. Every error is a `VodError`. */
export type TencentApi = (
  action: string,
  params: Readonly<Record<string, unknown>>,
  signal?: AbortSignal,
) => Promise<Readonly<Record<string, unknown>>>;

/** Makes a {@link TencentApi} that names the application in each call. */
export function tencentApi({ client, subAppId }: TencentSettings): TencentApi {
  return async (action, params, signal) => {
    if (signal?.aborted) throw abortedError(action);
    const response = await client
      .request(action, present({ SubAppId: subAppId, ...params }), present({ signal }))
      .catch((error: unknown) => {
        throw signal?.aborted ? abortedError(action) : apiError(error, action);
      });
    const fields = readRecord(response);
    if (fields === undefined) throw invalidResponse(action, "no fields");
    return fields;
  };
}

/** The cloud answered, but not what the action is documented to answer. */
export function invalidResponse(action: string, found: string): VodError {
  return new VodError(
    "response_invalid",
    `Tencent Cloud answered ${action} with ${found}; check tencent.endpoint, or report it`,
    { provider: providerId },
  );
}
