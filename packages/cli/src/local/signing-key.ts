import { randomInt } from "node:crypto";
import { readFile } from "node:fs/promises";
import { writeKeyFile } from "@vod-events/core";
import type { KeyRules, Provider } from "@vod-events/core/provider";

const characters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

/** Long enough to be unguessable, and short enough for all documented limits. */
const usualLength = 20;

/**
 * Returns the signing key in a key file, or writes a new one that fits all providers. The keys that simulated clouds
 * generated in an earlier run are removed.
 */
export async function storedSigningKey(
  path: string,
  providers: readonly Provider[],
): Promise<string> {
  const rules = providers.flatMap(({ capabilities }) => capabilities.signing.key ?? []);
  const stored = await readKey(path);
  const key = stored !== undefined && fits(stored, rules) ? stored : newKey(rules);
  await writeKeyFile(path, { key });
  return key;
}

async function readKey(path: string): Promise<string | undefined> {
  try {
    const { key } = JSON.parse(await readFile(path, "utf8"));
    return typeof key === "string" ? key : undefined;
  } catch {
    return undefined;
  }
}

/** The rules of some provider may exclude those of another: then its config reports it. */
function newKey(rules: readonly KeyRules[]): string {
  const lengths = rules.map(({ maxLength }) => maxLength);
  const length = Math.min(usualLength, ...lengths);
  const tries = Array.from({ length: 1000 }, () => randomText(length));
  return tries.find((key) => fits(key, rules)) ?? randomText(length);
}

function randomText(length: number): string {
  return Array.from({ length }, () => characters[randomInt(characters.length)]).join("");
}

function fits(key: string, rules: readonly KeyRules[]): boolean {
  return rules.every(
    ({ alphabet, mustContain = [], minLength, maxLength }) =>
      key.length >= minLength &&
      key.length <= maxLength &&
      new RegExp(`^[${alphabet}]*$`).test(key) &&
      mustContain.every((each) => new RegExp(`[${each}]`).test(key)),
  );
}
