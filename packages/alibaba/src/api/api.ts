import {
  callWithTimeout,
  type Members,
  omitUndefined,
  readRecord,
  VodError,
} from "@vod-events/core/provider";
import { apiError } from "./api-error.js";
import type { AlibabaSettings } from "./options.js";

/** Calls an action of the VOD API. Resolves to the members of the response. Every error is a `VodError`. */
export type AlibabaApi = (
  action: string,
  params: Readonly<Record<string, string | undefined>>,
  signal?: AbortSignal,
) => Promise<Members>;

/**
 * Creates an {@link AlibabaApi}. Parameters are sent in the body, because one of them is the signing key and URLs are
 * logged by proxies.
 */
export function alibabaApi({ client, timeoutSeconds }: AlibabaSettings): AlibabaApi {
  return async (action, params, signal) => {
    const defined = omitUndefined(params) as Readonly<Record<string, string>>;
    const response = await callWithTimeout(
      () => client.request(action, defined, { method: "POST" }),
      {
        ...{ provider: "alibaba", name: action, timeoutSeconds, signal },
        errorOf: (error) => apiError(error, action),
      },
    );
    return readRecord(response) ?? invalidResponse(action, "no members");
  };
}

/**
 * Throws the error for a response that differs from the documentation.
 *
 * @throws VodError `response_invalid`
 */
export function invalidResponse(action: string, found: string): never {
  throw new VodError(
    "response_invalid",
    `Alibaba Cloud answered ${action} with ${found}. Check alibaba.endpoint, or report it`,
    { provider: "alibaba" },
  );
}
