/** The timeout of the request. */
const timeoutMs = 10_000;

/**
 * Returns a server's time with a precision of a second, from the `Date` header of the reply to an unsigned request.
 * Returns `undefined` when the server does not answer within 10 seconds or sends no date.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#field.date
 */
export async function serverTime(url: URL, signal?: AbortSignal): Promise<Date | undefined> {
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(url, {
      method: "HEAD",
      redirect: "manual",
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    const milliseconds = Date.parse(response.headers.get("date") ?? "");
    return Number.isNaN(milliseconds) ? undefined : new Date(milliseconds);
  } catch {
    signal?.throwIfAborted();
    return undefined;
  }
}
