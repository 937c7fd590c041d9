import type { HttpRequest } from "./http-request.js";

/** Formats a request as a `curl` command for a POSIX shell. */
export function curlCommand({ method, url, headers, body }: HttpRequest): string {
  // Without it, curl sends the content type of a form.
  const type = "content-type" in headers ? [] : ["-H 'content-type:'"];
  const lines = Object.entries(headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`);
  return [
    `curl -i -X ${method} ${quoted(url)}`,
    ...[...type, ...lines, `--data-binary ${quoted(body)}`].map((line) => `  ${line}`),
  ].join(" \\\n");
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
