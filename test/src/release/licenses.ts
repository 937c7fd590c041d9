/** A dependency of the workspace. */
export interface Dependency {
  readonly name: string;
  /** As its manifest states it: a name or an expression of SPDX. */
  readonly license: string;
}

/** Licenses that permit use in any program, open or not, for naming the author. */
const permissive = new Set([
  "(MIT AND Zlib)",
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT OR Apache-2.0",
  "PSF-2.0",
  "Unlicense",
]);

/** Tools of the repository. No package depends on them. A published site of the documentation contains parts of mermaid. */
const exceptions: readonly { readonly license: string; readonly names: RegExp }[] = [
  { license: "MPL-2.0", names: /^axe-core$/ }, // checks the accessibility of the inspector
  { license: "MPL-2.0", names: /^lightningcss(-|$)/ }, // is part of vitest
  { license: "(MPL-2.0 OR Apache-2.0)", names: /^dompurify$/ }, // is part of mermaid, used under Apache-2.0
  { license: "EPL-2.0 OR GPL-3.0-or-later", names: /^elkjs$/ }, // is part of mermaid, which draws diagrams
  { license: "Unknown", names: /^khroma$/ }, // is part of mermaid; its license file is MIT
  { license: "BSD", names: /^speakingurl$/ }, // is part of vitepress; its license file is BSD-3-Clause
  { license: "Python-2.0", names: /^argparse$/ }, // is part of mocha 11, which mutation testing needs
  { license: "CC-BY-4.0", names: /^caniuse-lite$/ }, // is a list that a part of Stryker reads
  { license: "CC-BY-3.0", names: /^spdx-exceptions$/ }, // is a list that the bills of materials are made with
];

/** Returns the dependencies whose license is not allowed. Exceptions are for tools only. */
export function disallowed(
  dependencies: readonly Dependency[],
  kind: "tools" | "packages",
): readonly Dependency[] {
  return dependencies.filter(
    ({ name, license }) =>
      !permissive.has(license) &&
      !(
        kind === "tools" &&
        exceptions.some((exception) => exception.license === license && exception.names.test(name))
      ),
  );
}
