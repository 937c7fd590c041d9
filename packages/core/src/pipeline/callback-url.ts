/** Returns the callback URL registered with a provider: `<base>/<provider name>`. */
export function callbackUrl(base: string, name: string): string {
  const url = new URL(base);
  url.pathname = `${url.pathname.replace(/\/+$/, "")}/${encodeURIComponent(name)}`;
  return url.href;
}
