import { callbackUrl } from "./callback-url.js";

/** A place that a cloud calls. */
export interface Route {
  /** The cloud's name. */
  readonly name: string;
  /** The URL it was told. */
  readonly url: string;
}

/** Finds the cloud that the path of a request belongs to. */
export type FindRoute = (target: string) => Route | undefined;

/** What stands before the path where a request names a whole URL, as proxies may; it need not be a right one. */
const origin = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i;

/** The places that the named clouds call below a base URL; none without one. */
export function routesBelow(base: string | undefined, names: readonly string[]): readonly Route[] {
  return base === undefined ? [] : names.map((name) => ({ name, url: callbackUrl(base, name) }));
}

/** Makes what finds a place by its path. */
export function createRoutes(places: readonly Route[]): FindRoute {
  const routes = new Map(places.map((place) => [new URL(place.url).pathname, place]));
  return (target) => {
    const [path = ""] = target.replace(origin, "").split("?", 1);
    return routes.get(path);
  };
}
