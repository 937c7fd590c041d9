/**
 * Converts a path of a URL to a route of Fastify's router, which decodes a request's path before it compares, and reads
 * `:` as the start of a parameter.
 *
 * @see https://github.com/delvedor/find-my-way#supported-path-formats
 */
export function routePath(path: string): string {
  return decodeURI(path).replaceAll(":", "::");
}
