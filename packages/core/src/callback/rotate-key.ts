import { randomInt } from "node:crypto";
import { VodError } from "../errors/vod-error.js";
import { readKeyFile, writeKeyFile } from "../keys/key-file.js";
import type { KeySet } from "../keys/key-set.js";
import type { Clock } from "../primitives/clock.js";
import type { Capabilities } from "../provider/capabilities.js";
import { type ConfigProblem, rejectProblems } from "../validation/config-problem.js";
import type { RotationOptions, RotationStep, VerifyKey } from "./rotation-options.js";
import { keyProblems } from "./validate-config.js";

export interface RotationContext {
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly keyFile: string | undefined;
  readonly clock: Clock;
  applyToProvider(key: string, signal: AbortSignal | undefined): Promise<void>;
}

/**
 * Rotates the signing key. The key file holds the whole state of the rotation: it is complete at any moment and
 * contains every key that may sign a delivery.
 */
export async function rotateKey(
  options: RotationOptions & { readonly verify?: VerifyKey | undefined },
  context: RotationContext,
): Promise<void> {
  const { settleSeconds = 5, windowSeconds = 900, wait = true, verify, signal } = options;
  const { onStep = () => {} } = options;
  const { clock } = context;
  rejectProblems(timeProblems({ settleSeconds, windowSeconds }));
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
    await context.applyToProvider(nextKey, signal);
    const until = new Date(clock.now() + windowSeconds * 1000).toISOString();
    await writeKeyFile(path, promoted(await rereadKeyFile(path, nextKey), until, clock));
    onStep({ step: "switched", provider: context.name });
  }
  await applyToOthers(options);
  if (wait) await dropOldKeys(path, onStep, context.clock, signal);
}

const maxSeconds = 365 * 24 * 3600;

function timeProblems(times: Readonly<Record<string, number>>): readonly ConfigProblem[] {
  const message = `must be a number from 0 to ${maxSeconds}`;
  return Object.entries(times)
    .filter(([, seconds]) => !(seconds >= 0 && seconds <= maxSeconds))
    .map(([path]) => ({ path, message }));
}

/** Providers that have the current key already are skipped, so that a second run is harmless. */
async function applyToOthers({ others = [], onStep, signal }: RotationOptions): Promise<void> {
  for (const other of others) {
    const { url } = await other.read({ signal });
    if (url === undefined || url !== other.url) continue;
    const { changes } = await other.apply(undefined, { signal });
    if (changes.length > 0) onStep?.({ step: "switched", provider: other.provider });
  }
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
  return previousKeys.some(({ until }) => Date.parse(until) > clock.now());
}

function newKeyOf({ newKey, others = [] }: RotationOptions, context: RotationContext): string {
  const providers = [
    context,
    ...others.map(({ provider: name, capabilities }) => ({ name, capabilities })),
  ];
  const problemsOf = (key: string) =>
    providers.flatMap((provider) => keyProblems(key, "newKey", provider));
  const key = newKey ?? randomKey((candidate) => problemsOf(candidate).length === 0);
  rejectProblems(key === "" ? [{ path: "newKey", message: "must not be empty" }] : problemsOf(key));
  return key;
}

/** No provider is known to forbid them. */
const lowerCaseAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";
/** Some providers require capitals, too. */
const alphabets = [lowerCaseAndDigits, `${lowerCaseAndDigits}ABCDEFGHIJKLMNOPQRSTUVWXYZ`];
/** A random key lacks a required kind of character once in a few hundred times. */
const triesPerAlphabet = 20;

/** Generates a key that all providers accept, if there is one; otherwise one whose problems can be reported. */
function randomKey(isAccepted: (key: string) => boolean): string {
  const keys = alphabets.flatMap((characters) =>
    Array.from({ length: triesPerAlphabet }, () => randomText(characters)),
  );
  return keys.find(isAccepted) ?? randomText(lowerCaseAndDigits);
}

function randomText(characters: string): string {
  return Array.from({ length: 32 }, () => characters[randomInt(characters.length)]).join("");
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
  const still = previousKeys.filter((each) => Date.parse(each.until) > clock.now());
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
  const still = (found.previousKeys ?? []).filter((each) => Date.parse(each.until) > clock.now());
  await writeKeyFile(path, { ...found, previousKeys: still });
  onStep({ step: "dropped" });
}
