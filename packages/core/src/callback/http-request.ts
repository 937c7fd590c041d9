import type { Clock } from "../primitives/clock.js";

/** An HTTP request and its timeout. */
export interface HttpRequest {
  readonly url: string;
  readonly method: "GET" | "POST";
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly clock: Clock;
  readonly timeoutSeconds: number;
  readonly signal?: AbortSignal | undefined;
}

/** The response, or the reason why there is none. The reason contains nothing of the URL. */
export type HttpResult =
  | { readonly ok: true; readonly status: number; readonly headers: Headers }
  | { readonly ok: false; readonly problem: string };

/** Sends a request like a provider does. Redirects are not followed. Rejects only when the signal is aborted. */
export async function sendRequest(call: HttpRequest): Promise<HttpResult> {
  const { url, method, headers = {}, body = null, clock, timeoutSeconds, signal } = call;
  const answered = new AbortController();
  const late = new AbortController();
  clock.sleep(timeoutSeconds * 1000, answered.signal).then(
    () => late.abort(),
    () => undefined,
  );
  const ended = AbortSignal.any([late.signal, ...(signal === undefined ? [] : [signal])]);
  try {
    const response = await fetch(url, { method, headers, body, signal: ended, redirect: "manual" });
    await response.body?.cancel();
    return { ok: true, status: response.status, headers: response.headers };
  } catch (error) {
    signal?.throwIfAborted();
    const waited = `does not answer within ${timeoutSeconds} s. Check firewalls`;
    return { ok: false, problem: late.signal.aborted ? waited : problemOf(error) };
  } finally {
    answered.abort();
  }
}

const problems: ReadonlyMap<string, string> = new Map([
  ["ECONNREFUSED", "refuses connections. Start the receiver, or check the port"],
  ["ENOTFOUND", "has an unknown host name"],
  ["EAI_AGAIN", "has a host name that DNS cannot resolve now"],
  ["UND_ERR_CONNECT_TIMEOUT", "does not accept the connection in time. Check firewalls"],
  ["ETIMEDOUT", "does not accept the connection in time. Check firewalls"],
  ["ECONNRESET", "closes the connection. Check the port, and http or https"],
  ["UND_ERR_SOCKET", "closes the connection. Check the port, and http or https"],
]);

/** Matches the many TLS error codes of Node and OpenSSL. */
const tls = /CERT|SSL|TLS|SIGNATURE|EPROTO|CRL/;

function problemOf(error: unknown): string {
  const code = codeOf(error instanceof Error ? error.cause : undefined);
  const known = code === undefined ? undefined : problems.get(code);
  if (known !== undefined) return known;
  if (code === undefined) return "cannot be reached";
  if (!tls.test(code)) return `cannot be reached: system error ${code}`;
  return `fails in TLS (${code}). Check the certificate, and that the server uses https`;
}

function codeOf(cause: unknown): string | undefined {
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  return typeof code === "string" ? code : undefined;
}
