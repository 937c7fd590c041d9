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
export function createRoutes(base: string | undefined, names: readonly string[]): FindRoute {
  const routes = new Map<string, Route>();
  if (base !== undefined) {
    for (const name of names) {
      const url = toldUrl(base, name);
      routes.set(new URL(url).pathname, { name, url });
    }
  }
  return (path) => {
    const query = path.indexOf("?");
    return routes.get(query === -1 ? path : path.slice(0, query));
  };
}
