import type { CallbackSettings } from "../provider/callback-api.js";

/** The query parameter that marks the URL of an endpoint that a rotation replaces. Its value is the endpoint's id. */
const parameter = "retiring";

/** Returns the URL of an endpoint that a rotation replaces. It leads to the same receiver. */
export function retiringUrl(url: string, endpointId: string): string {
  const marked = new URL(url);
  marked.searchParams.set(parameter, endpointId);
  return marked.href;
}

/** Tells whether a rotation replaces an endpoint. */
export function isRetiring({ url, endpointId }: CallbackSettings): boolean {
  if (url === undefined || endpointId === undefined || !URL.canParse(url)) return false;
  return new URL(url).searchParams.get(parameter) === endpointId;
}
