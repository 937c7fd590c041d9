import type { CapturedDelivery } from "./explanation.js";

/** Returns the requested path and query of a captured delivery; `/` when unknown. */
export function capturedPath({ path, url }: CapturedDelivery): string {
  if (path !== undefined) return path;
  if (url === undefined || !URL.canParse(url)) return "/";
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
