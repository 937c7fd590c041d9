import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { VodError } from "../errors/vod-error.js";
import { type KeySet, parseKeySet } from "./key-set.js";

/**
 * Reads a key file at once, as a start needs it.
 *
 * @throws VodError `config_invalid` when it is not there, cannot be read or is no key file
 */
export function readKeyFileSync(path: string): KeySet {
  try {
    return keysIn(readFileSync(path, "utf8"), path);
  } catch (error) {
    throw keyFileError(path, error);
  }
}

/** Like {@link readKeyFileSync}, for one that is read again; `undefined` where there is no such file. */
export async function readKeyFile(path: string): Promise<KeySet | undefined> {
  try {
    return keysIn(await readFile(path, "utf8"), path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw keyFileError(path, error);
  }
}

/**
 * Replaces a key file in one step, so that a reader finds the old one or the new one. Only its owner may read
 * it. A link stays one: what it leads to is replaced, since others may read that without it.
 */
export async function writeKeyFile(path: string, keys: KeySet): Promise<void> {
  const place = await realpath(path).catch(() => path);
  // Process ids are the same in many containers, which may share the folder.
  const fresh = `${place}.${randomUUID()}.new`;
  const options = { mode: 0o600, flush: true, flag: "wx" };
  try {
    await writeFile(fresh, `${JSON.stringify(keys, null, 2)}\n`, options);
    await rename(fresh, place);
  } catch (error) {
    await rm(fresh, { force: true });
    throw keyFileError(path, error);
  }
}

function keysIn(content: string, path: string): KeySet {
  const result = parseKeySet(content);
  if (result.ok) return result.keys;
  throw invalid(path, result.problem);
}

function keyFileError(path: string, error: unknown): VodError {
  if (error instanceof VodError) return error;
  const code = codeOf(error);
  if (code === "ENOENT") {
    return invalid(path, 'is not there: write { "key": "…" } in it, or have a rotation make it');
  }
  return invalid(path, `cannot be used: the system says ${code ?? "no reason"}`);
}

function invalid(path: string, problem: string): VodError {
  return new VodError("config_invalid", `callback.signing.keyFile: ${path} ${problem}`);
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}
