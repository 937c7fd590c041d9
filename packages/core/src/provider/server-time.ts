/** How long an answer may take. */
const timeoutMs = 10_000;

/**
 * The time by the clock of a server, to the second: the `Date` of its answer to an unsigned request, whatever
 * else it says. `undefined` where it does not answer in 10 seconds, or says no time.
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
