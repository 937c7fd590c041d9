import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { release } from "node:os";
import { join } from "node:path";
import { searchFolder } from "../config/search-folder.js";

/** The versions of what a check runs on. */
export interface InstalledVersions {
  /** Such as `node 24.1.0`. */
  readonly runtime: string;
  /** Such as `linux x64 6.8.0`. */
  readonly os: string;
  /** The packages of this project that are used, and the SDK of the adapter. */
  readonly packages: Readonly<Record<string, string>>;
}

/** A package that is installed. */
interface InstalledPackage {
  readonly folder: string;
  readonly manifest: Manifest;
}

/** The members of a `package.json` that are read. */
interface Manifest {
  readonly version?: unknown;
  readonly peerDependencies?: Readonly<Record<string, unknown>>;
}

/**
 * Returns the versions of the runtime, the system and the packages.
 *
 * @param adapter - the id of the adapter
 * @param folder - the folder where the adapter is searched first
 */
export function installedVersions(adapter: string | undefined, folder: string): InstalledVersions {
  const found = new Map<string, string>();
  const add = (name: string, from: string | undefined): InstalledPackage | undefined => {
    const installed = from === undefined ? undefined : packageFrom(name, from);
    const version = installed?.manifest.version;
    if (typeof version === "string") found.set(name, version);
    return installed;
  };
  found.set("@vod-events/cli", String(manifestIn(searchFolder)?.version));
  for (const name of ["@vod-events/config", "@vod-events/core"]) add(name, searchFolder);
  if (adapter !== undefined) {
    const name = `@vod-events/${adapter}`;
    const installed = add(name, folder) ?? add(name, searchFolder);
    const sdks = Object.keys(installed?.manifest.peerDependencies ?? {});
    for (const sdk of sdks) add(sdk, installed?.folder);
  }
  return { runtime: runtime(), os: system(), packages: Object.fromEntries(found) };
}

/** Finds a package in `node_modules` of a folder and its parents. Its `exports` may hide its `package.json`. */
function packageFrom(name: string, folder: string): InstalledPackage | undefined {
  const places = createRequire(join(folder, "package.json")).resolve.paths(name) ?? [];
  for (const place of places) {
    const found = join(place, name);
    const manifest = manifestIn(found);
    if (manifest !== undefined) return { folder: found, manifest };
  }
  return undefined;
}

function manifestIn(folder: string): Manifest | undefined {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch {
    return undefined;
  }
}

function runtime(): string {
  const { bun, deno, node } = process.versions;
  if (bun !== undefined) return `bun ${bun}`;
  return deno === undefined ? `node ${node}` : `deno ${deno}`;
}

/** The release of a kernel may end with the name of a machine or a company. */
function system(): string {
  const number = /^[\d.]+/.exec(release())?.[0] ?? "";
  return `${process.platform} ${process.arch} ${number}`.trimEnd();
}
