/** A runtime from the npm registry. */
export interface Runtime {
  readonly name: string;
  /** The npm package and version that contains it. */
  readonly package: string;
  readonly command: string;
  /** What stands between the command and the path of a program. */
  readonly flags: readonly string[];
}

const node = (version: string): Runtime => ({
  name: "Node.js",
  package: `node@${version}`,
  command: "node",
  flags: [],
});

/** The oldest supported version, and the newest of each supported line. */
export const runtimes: readonly Runtime[] = [
  node("20.19.0"),
  node("20"),
  node("22"),
  node("24"),
  node("latest"),
  { name: "Bun", package: "bun@1", command: "bun", flags: [] },
  { name: "Deno", package: "deno@2", command: "deno", flags: ["run", "-A"] },
];
