/** The URL that a cloud is told: the configured base, and the cloud's name as the last part of the path. */
export function callbackUrl(base: string, name: string): string {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/${encodeURIComponent(name)}`;
  return url.href;
}
