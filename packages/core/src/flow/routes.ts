import { toldUrl } from "../told-url.js";

/** A place that a cloud calls. */
export interface Route {
  /** The cloud's name. */
  readonly name: string;
  /** The URL it was told. */
  readonly url: string;
}

/** Finds the cloud that a request path belongs to. */
export type FindRoute = (path: string) => Route | undefined;

/** The places that the named clouds call below a base URL; none without one. */
export function routesBelow(base: string | undefined, names: readonly string[]): readonly Route[] {
  return base === undefined ? [] : names.map((name) => ({ name, url: toldUrl(base, name) }));
}

/** Makes what finds a place by its path. */
export function createRoutes(places: readonly Route[]): FindRoute {
  const routes = new Map(places.map((place) => [new URL(place.url).pathname, place]));
  return (path) => {
    const query = path.indexOf("?");
    return routes.get(query === -1 ? path : path.slice(0, query));
  };
}
