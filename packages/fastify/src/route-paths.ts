/**
 * Returns the routes that match the paths. Fastify's router reads `:` as the start of a parameter and `::` as a colon,
 * and compares decoded paths. It has no literal for some encoded characters, so a segment with one is a parameter.
 *
 * @see https://github.com/delvedor/find-my-way#supported-path-formats
 */
export function routePaths(paths: readonly string[]): ReadonlySet<string> {
  return new Set(paths.map((path) => path.split("/").map(routeSegment).join("/")));
}

function routeSegment(segment: string, index: number): string {
  return /[%*]/.test(segment) ? `:segment${index}` : segment.replaceAll(":", "::");
}
