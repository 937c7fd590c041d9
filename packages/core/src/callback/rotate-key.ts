import { randomInt } from "node:crypto";
import { VodError } from "../errors/vod-error.js";
import { readKeyFile, writeKeyFile } from "../keys/key-file.js";
import { isAccepted, type KeySet } from "../keys/key-set.js";
import type { Clock } from "../primitives/clock.js";
import type { Capabilities, KeyRules } from "../provider/capabilities.js";
import { rejectProblems } from "../validation/config-problem.js";
import type {
  RotationOptions,
  RotationStep,
  RotationTarget,
  VerifyKey,
} from "./rotation-options.js";
import { rotationTimes } from "./rotation-times.js";
import { keyProblems } from "./validate-config.js";

export interface RotationContext {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly keyFile: string | undefined;
  readonly clock: Clock;
  applyToProvider(key: string): Promise<void>;
}

/**
 * Rotates the signing key. The key file holds the whole state of the rotation: it is complete at any moment and
 * contains every key that may sign a delivery.
 */
export async function rotateKey(
  options: RotationOptions & { readonly verify?: VerifyKey | undefined },
  context: RotationContext,
): Promise<void> {
  const { wait = true, verify, onStep = () => {}, signal } = options;
  const { settleSeconds, windowSeconds } = rotationTimes(options);
  const { clock } = context;
  const path = keyFileOf(context);
  const found = (await readKeyFile(path)) ?? {};
  rejectOtherKey(options.newKey, found);
  if (found.nextKey !== undefined || options.newKey !== undefined || !isFinishing(found, clock)) {
    const nextKey = found.nextKey ?? newKeyOf(options, context);
    if (found.nextKey === undefined) await writeKeyFile(path, { ...found, nextKey });
    onStep({ step: "introduced", resumed: found.nextKey !== undefined });
    await clock.sleep(settleSeconds * 1000, signal);
    if (verify !== undefined) {
      await verify(nextKey, signal);
      onStep({ step: "verified" });
    }
    await rereadKeyFile(path, nextKey);
    await context.applyToProvider(nextKey);
    const until = new Date(clock.now() + windowSeconds * 1000).toISOString();
    await writeKeyFile(path, promoted(await rereadKeyFile(path, nextKey), until, clock));
    onStep({ step: "switched", provider: context.name });
  }
  await applyToOthers(options);
  if (wait) await dropOldKeys(path, onStep, context.clock, signal);
}

/** Providers that have the current key already are skipped, so that a second run is harmless. */
async function applyToOthers({ others = [], onStep, signal }: RotationOptions): Promise<void> {
  for (const other of others) {
    if (!(await callsApplication(other, signal))) continue;
    const { changes } = await other.apply(undefined, { signal });
    if (changes.length > 0) onStep?.({ step: "switched", provider: other.provider });
  }
}

/** A provider that does not show its config counts as one that calls the application if it is configured to. */
async function callsApplication(
  { url, capabilities, read }: RotationTarget,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  if (url === undefined) return false;
  return capabilities.read === "none" || (await read({ signal })).url === url;
}

function keyFileOf({ keyFile }: RotationContext): string {
  if (keyFile !== undefined) return keyFile;
  throw new VodError(
    "config_invalid",
    "callback.signing.keyFile: required to rotate a key while applications run. Set it to a file, " +
      'write { "key": "…" } with the current key to it, and configure the same file in every application',
  );
}

function rejectOtherKey(newKey: string | undefined, { nextKey, key }: KeySet): void {
  if (newKey === undefined) return;
  if (newKey === key) {
    rejectProblems([{ path: "newKey", message: "must differ from the current key" }]);
  }
  if (nextKey === undefined || nextKey === newKey) return;
  const message = "differs from the key of the running rotation. Omit it to continue that rotation";
  rejectProblems([{ path: "newKey", message }]);
}

/** Tells whether the key was applied to the provider and only the window remains. */
function isFinishing({ previousKeys = [] }: KeySet, clock: Clock): boolean {
  return previousKeys.some((each) => isAccepted(each, clock.now()));
}

function newKeyOf({ newKey, others = [] }: RotationOptions, context: RotationContext): string {
  const providers = [
    context,
    ...others.map(({ provider: name, capabilities }) => ({ name, capabilities })),
  ];
  const problemsOf = (key: string) =>
    providers.flatMap((provider) => keyProblems(key, "newKey", provider));
  const rules = providers.flatMap(({ capabilities }) => capabilities.signing.key ?? []);
  const isAccepted = (candidate: string) => problemsOf(candidate).length === 0;
  const key = newKey ?? randomKey(lengthFor(rules), isAccepted);
  rejectProblems(key === "" ? [{ path: "newKey", message: "must not be empty" }] : problemsOf(key));
  return key;
}

/** No provider is known to forbid them. */
const lowerCaseAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";
/** Some providers require capitals, too. */
const alphabets = [lowerCaseAndDigits, `${lowerCaseAndDigits}ABCDEFGHIJKLMNOPQRSTUVWXYZ`];
/** A random key lacks a required kind of character once in a few hundred times. */
const triesPerAlphabet = 20;

/** Returns 32, or the nearest length that all rules allow. */
function lengthFor(rules: readonly KeyRules[]): number {
  const longEnough = Math.max(32, ...rules.map(({ minLength }) => minLength));
  return Math.min(longEnough, ...rules.map(({ maxLength }) => maxLength));
}

/** Generates a key that all providers accept, if there is one; otherwise one whose problems can be reported. */
function randomKey(length: number, isAccepted: (key: string) => boolean): string {
  const keys = alphabets.flatMap((characters) =>
    Array.from({ length: triesPerAlphabet }, () => randomText(characters, length)),
  );
  return keys.find(isAccepted) ?? randomText(lowerCaseAndDigits, length);
}

function randomText(characters: string, length: number): string {
  return Array.from({ length }, () => characters[randomInt(characters.length)]).join("");
}

/** Reads the file again and checks that no other rotation has replaced the new key. */
async function rereadKeyFile(path: string, nextKey: string): Promise<KeySet> {
  const found = (await readKeyFile(path)) ?? {};
  if (found.nextKey === nextKey || found.key === nextKey) return found;
  throw new VodError(
    "config_invalid",
    "another process changed the key file during the rotation. Run the rotation again",
  );
}

/** Makes the introduced key the current one. */
function promoted(
  { key, nextKey, previousKeys = [] }: KeySet,
  until: string,
  clock: Clock,
): KeySet {
  const current = nextKey ?? key;
  const replaced = key === undefined || key === current ? [] : [{ key, until }];
  const still = previousKeys.filter((each) => isAccepted(each, clock.now()));
  return {
    ...(current !== undefined && { key: current }),
    previousKeys: [...still, ...replaced],
  };
}

async function dropOldKeys(
  path: string,
  onStep: (step: RotationStep) => void,
  clock: Clock,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { previousKeys = [] } = (await readKeyFile(path)) ?? {};
  if (previousKeys.length === 0) return;
  const until = Math.max(...previousKeys.map((each) => Date.parse(each.until)));
  if (until > clock.now()) {
    onStep({ step: "waiting", until: new Date(until) });
    await clock.sleep(until - clock.now(), signal);
  }
  const found = (await readKeyFile(path)) ?? {};
  const still = found.previousKeys?.filter((each) => isAccepted(each, clock.now())) ?? [];
  await writeKeyFile(path, { ...found, previousKeys: still });
  onStep({ step: "dropped" });
}
