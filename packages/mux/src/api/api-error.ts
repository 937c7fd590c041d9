import {
  ApiErrors,
  readName,
  readRecord,
  type VodError,
  type VodErrorCode,
} from "@vod-events/core/provider";

/** The errors of API calls. A status gives a code its meaning. */
export const errors = new ApiErrors({ provider: "mux", service: "Mux" });

/** The meaning of a status, and the fix. */
type Meaning = readonly [VodErrorCode, advice: string];

/** The statuses that the SDK has a class for. */
const meanings: ReadonlyMap<number, Meaning> = new Map([
  [401, ["authentication_failed", "check mux.credentials"]],
  [
    403,
    [
      "permission_denied",
      "give the access token the permissions system:read and system:write, and video:read for reconciliation",
    ],
  ],
  [429, ["throttled", "too many calls per second. Try again later"]],
]);

const failed: Meaning = ["unavailable", "the service failed. Try again later"];
const other: Meaning = ["request_rejected", "check the callback config and mux.endpoint"];

/**
 * Returns the error of a failed call. The SDK's message is dropped, because it has the body of the response, which may
 * repeat what was sent.
 *
 * @see https://github.com/muxinc/mux-ts#handling-errors
 */
export function apiError(error: unknown, name: string): VodError {
  const { status, error: body, cause } = readRecord(error) ?? {};
  if (typeof status === "number") return rejectedError(status, body, name);
  if (error instanceof SyntaxError) return errors.notJson(name);
  // The SDK fails on a response without a body. A connection that was lost has a cause.
  if (error instanceof TypeError && cause === undefined) {
    return errors.invalidResponse(name, "no content");
  }
  const { code, cause: inner } = readRecord(cause) ?? {};
  return errors.unreachable(name, readRecord(inner)?.code ?? code);
}

/** A response with an error is `{ error: { type, messages } }`. */
function rejectedError(status: number, body: unknown, name: string): VodError {
  const nativeCode = readName(readRecord(readRecord(body)?.error)?.type);
  const [code, advice] = meanings.get(status) ?? (status >= 500 ? failed : other);
  const found = nativeCode === undefined ? `status ${status}` : `${nativeCode} (${status})`;
  return errors.failed(code, `Mux rejected ${name} with ${found}: ${advice}`, { nativeCode });
}
