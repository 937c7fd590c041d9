import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { VodError } from "../errors/vod-error.js";
import { type KeySet, parseKeySet } from "./key-set.js";

/**
 * Reads a key file synchronously, at startup.
 *
 * @throws VodError `config_invalid` when the file is missing, unreadable or invalid
 */
export function readKeyFileSync(path: string): KeySet {
  try {
    return keysIn(readFileSync(path, "utf8"), path);
  } catch (error) {
    throw keyFileError(path, error);
  }
}

/** Like {@link readKeyFileSync}, asynchronously; `undefined` when the file does not exist. */
export async function readKeyFile(path: string): Promise<KeySet | undefined> {
  try {
    return keysIn(await readFile(path, "utf8"), path);
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw keyFileError(path, error);
  }
}

/**
 * Replaces a key file atomically: a reader finds the old or the new content. Only its owner may read it. When the
 * path is a symbolic link, its target is replaced, because other programs may read the target.
 */
export async function writeKeyFile(path: string, keys: KeySet): Promise<void> {
  const place = await realpath(path).catch(() => path);
  // Containers that share the folder may have equal process ids.
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

/** Returns the error for a key file that cannot be used. */
export function keyFileError(path: string, error: unknown): VodError {
  if (error instanceof VodError) return error;
  const code = codeOf(error);
  if (code === "ENOENT") {
    return invalid(
      path,
      'does not exist. Write { "key": "…" } to it, or run apply or rotateKey, which create it',
    );
  }
  return invalid(path, `cannot be used: system error ${code ?? "unknown"}`);
}

function invalid(path: string, problem: string): VodError {
  return new VodError("config_invalid", `callback.signing.keyFile: ${path} ${problem}`);
}

function codeOf(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}
