import { randomBytes, scrypt } from "node:crypto";
import { promisify } from "node:util";
import type { KeyValueState } from "../inbox/store.js";
import type { Clock } from "../primitives/clock.js";
import type { CallbackApi } from "../provider/callback-api.js";
import { equalSecrets } from "../provider/secret.js";
import { codec, nonEmptyString } from "../validation/codecs.js";
import { findProblems } from "../validation/config-problem.js";
import { strictObject } from "../validation/strict-object.js";

export interface AppliedKeyContext {
  /** The provider's name in the application. */
  readonly name: string;
  readonly api: CallbackApi;
  readonly state: KeyValueState | undefined;
  readonly clock: Clock;
}

interface AppliedKeyRecord {
  readonly salt: string;
  readonly digest: string;
  readonly at: string;
}

const recordCodec = strictObject({
  salt: nonEmptyString,
  digest: nonEmptyString,
  at: codec("a string", (value): value is string => typeof value === "string"),
});

/**
 * Remembers a slow digest of the signing key that was last applied to a provider, because some providers never show
 * it. The digest includes the account, so a key applied to one account does not count as applied to another.
 */
export class AppliedKey {
  readonly #context: AppliedKeyContext;

  constructor(context: AppliedKeyContext) {
    this.#context = context;
  }

  /** Returns when this key was applied, if it is the last applied key. */
  async appliedAt(key: string): Promise<Date | undefined> {
    const { state, name } = this.#context;
    const content = await state?.get(stateKeyOf(name));
    const target = await this.#context.api.target?.();
    const record = content === undefined ? undefined : readRecord(content);
    if (record === undefined || target === undefined) return undefined;
    const digest = await digestOf(key, target, record.salt);
    return equalSecrets(digest, record.digest) ? new Date(record.at) : undefined;
  }

  /** Forgets the applied key. Called before a key is applied, because a failed call leaves the result unknown. */
  async clear(): Promise<void> {
    const { state, name } = this.#context;
    if ((await state?.get(stateKeyOf(name))) !== undefined) {
      await state?.set(stateKeyOf(name), "");
    }
  }

  /** Records that a key was applied. */
  async record(key: string): Promise<void> {
    const { state, name, clock } = this.#context;
    const target = await this.#context.api.target?.();
    if (state === undefined || target === undefined) return;
    const salt = randomBytes(16).toString("base64url");
    const digest = await digestOf(key, target, salt);
    const record: AppliedKeyRecord = { salt, digest, at: new Date(clock.now()).toISOString() };
    await state.set(stateKeyOf(name), JSON.stringify(record));
  }
}

function stateKeyOf(name: string): string {
  return `callback.signing.key of ${name}`;
}

/** Values written by other code count as absent. */
function readRecord(content: string): AppliedKeyRecord | undefined {
  try {
    const json: unknown = JSON.parse(content);
    return findProblems(recordCodec, "", json).length === 0
      ? (json as AppliedKeyRecord)
      : undefined;
  } catch {
    return undefined;
  }
}

const slowly = promisify<string, string, number, Buffer>(scrypt);

async function digestOf(key: string, target: string, salt: string): Promise<string> {
  const digest = await slowly(JSON.stringify([target, key]), salt, 32);
  return digest.toString("base64url");
}
