import { callWithTimeout, readName, readRecord, VodError } from "@vod-events/core/provider";
import type { LumenSettings } from "./options.js";

/**
 * Calls the webhook API. Resolves to the JSON of the response. Errors are `VodError`s without anything that was sent.
 */
export async function callApi(
  method: "GET" | "PUT" | "DELETE",
  body: object | undefined,
  { credentials, endpoint, timeoutSeconds }: LumenSettings,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  const { token } = await credentials();
  const url = new URL("/v1/webhook", endpoint);
  const send = async (ending: AbortSignal) => {
    const response = await fetch(url, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: body === undefined ? null : JSON.stringify(body),
      redirect: "manual",
      signal: ending,
    });
    const text = await response.text();
    if (!response.ok) throw apiError(response.status, text);
    return text === "" ? undefined : parse(text);
  };
  return callWithTimeout(send, {
    ...{ provider: "lumen", name: `${method} /v1/webhook of Lumen`, timeoutSeconds, signal },
    errorOf: () => new VodError("network", "Lumen could not be reached", { provider: "lumen" }),
  });
}

function apiError(status: number, text: string): VodError {
  const nativeCode = readName(readRecord(parse(text))?.code);
  const details = { provider: "lumen", nativeCode };
  if (status === 401) {
    return new VodError("authentication_failed", "Lumen rejected the token", details);
  }
  if (status === 403) {
    return new VodError("permission_denied", "the token may not manage webhooks", details);
  }
  if (status === 429) return new VodError("throttled", "Lumen limits the request rate", details);
  if (status >= 500) return new VodError("unavailable", `Lumen failed with ${status}`, details);
  return new VodError("request_rejected", `Lumen rejected the request with ${status}`, details);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
