import type { CapturedDelivery } from "./explanation.js";

/** The path and query that a captured delivery came to; `/` where neither is said. */
export function capturedPath({ path, url }: CapturedDelivery): string {
  if (path !== undefined) return path;
  if (url === undefined || !URL.canParse(url)) return "/";
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
