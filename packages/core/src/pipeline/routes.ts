import { callbackUrl } from "./callback-url.js";

/** The callback URL of a provider. */
export interface Route {
  /** The provider's name. */
  readonly name: string;
  /** The registered callback URL. */
  readonly url: string;
}

/** Finds the route of a request target. */
export type FindRoute = (target: string) => Route | undefined;

/** The scheme and authority of a request target in absolute form, as sent by proxies. It may be malformed. */
const origin = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i;

/** Returns the routes of the named providers below a base URL; none without a base URL. */
export function routesBelow(base: string | undefined, names: readonly string[]): readonly Route[] {
  return base === undefined ? [] : names.map((name) => ({ name, url: callbackUrl(base, name) }));
}

/** Creates a lookup of routes by path. */
export function createRoutes(places: readonly Route[]): FindRoute {
  const routes = new Map(places.map((place) => [new URL(place.url).pathname, place]));
  return (target) => {
    const [path = ""] = target.replace(origin, "").split("?", 1);
    return routes.get(path);
  };
}
