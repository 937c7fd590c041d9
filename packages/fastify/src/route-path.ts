/**
 * Converts a path of a URL to a route of Fastify's router. The router decodes a request's path, except for `%25`, before
 * it compares. It reads `:` as the start of a parameter, and `::` as a colon.
 *
 * @see https://github.com/delvedor/find-my-way#supported-path-formats
 */
export function routePath(path: string): string {
  return decodeURI(path.replaceAll("%25", "%2525")).replaceAll(":", "::");
}
