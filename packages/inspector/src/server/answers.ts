/** The headers of every answer. The page runs no inline script, loads nothing from elsewhere and cannot be framed. */
const common: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join("; "),
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
};

/** Creates an answer of a media type. */
export function answer(
  body: BodyInit | null,
  type: string,
  { status = 200, headers = {} }: { status?: number; headers?: Record<string, string> } = {},
): Response {
  return new Response(body, { status, headers: { ...common, "content-type": type, ...headers } });
}

/** Creates an answer in JSON. */
export function json(value: unknown, status = 200): Response {
  return answer(JSON.stringify(value), "application/json; charset=utf-8", { status });
}

/** Creates a refusal, whose text is for people. */
export function refusal(status: number, text: string): Response {
  return answer(`${text}\n`, "text/plain; charset=utf-8", { status });
}

/** Creates a redirect that the browser follows with `GET`. */
export function redirect(location: string, headers: Record<string, string> = {}): Response {
  return answer(null, "text/plain; charset=utf-8", {
    status: 303,
    headers: { ...headers, location },
  });
}
