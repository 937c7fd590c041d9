import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "../layout/repository.js";

/** A package as it would be published. */
export interface Tarball {
  /** Such as `vod-events-core-0.1.0.tgz`. */
  readonly file: string;
  readonly content: Uint8Array<ArrayBuffer>;
}

/** Packs all packages into a folder, which is emptied first. */
export async function packAll(folder: string): Promise<readonly Tarball[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const filter = ["-r", "--filter", "./packages/*"];
  const command = ["-y", "pnpm@10", ...filter, "pack", "--pack-destination", folder];
  await promisify(execFile)("npx", command, { cwd: root, maxBuffer: 2 ** 24 });
  const files = (await readdir(folder)).filter((name) => name.endsWith(".tgz"));
  return Promise.all(
    files.sort().map(async (file) => ({
      file,
      content: new Uint8Array(await readFile(join(folder, file))),
    })),
  );
}
