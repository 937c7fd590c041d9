import {
  callWithTimeout,
  type Members,
  omitUndefined,
  readRecord,
} from "@vod-events/core/provider";
import { apiError, errors } from "./api-error.js";
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
    const members = readRecord(response);
    if (members === undefined) throw errors.invalidResponse(action, "no members");
    return members;
  };
}
