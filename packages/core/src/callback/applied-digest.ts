import { randomBytes, scrypt } from "node:crypto";
import { promisify } from "node:util";
import * as t from "io-ts";
import type { KeyValueState } from "../inbox/store.js";
import type { Clock } from "../primitives/clock.js";
import { tryParseJson } from "../primitives/try-parse-json.js";
import type { AnyCallbackApi } from "../provider/callback-api.js";
import { equalSecrets } from "../provider/secret.js";

export interface AppliedDigestContext {
  /** The provider's name in the application. */
  readonly name: string;
  readonly api: AnyCallbackApi;
  readonly state: KeyValueState | undefined;
  readonly clock: Clock;
}

/** What the state of the inbox holds. Values written by other code count as absent. */
const appliedRecord = t.type({ salt: t.string, digest: t.string, at: t.string });

/**
 * Remembers a slow digest of what was last applied to a provider, because some providers never show it: the signing
 * key, or the whole config. The digest includes the account, so that what was applied to one account does not count as
 * applied to another.
 */
export class AppliedDigest {
  readonly #context: AppliedDigestContext;
  readonly #stateKey: string;

  constructor(subject: "signing.key" | "config", context: AppliedDigestContext) {
    this.#context = context;
    this.#stateKey = `callback.${subject} of ${context.name}`;
  }

  /** Returns when this text was applied, if it is the last applied one. */
  async appliedAt(text: string): Promise<Date | undefined> {
    const content = await this.#context.state?.get(this.#stateKey);
    const target = await this.#context.api.target?.();
    const record = tryParseJson(content ?? "");
    if (!appliedRecord.is(record) || target === undefined) return undefined;
    const digest = await digestOf(text, target, record.salt);
    return equalSecrets(digest, record.digest) ? new Date(record.at) : undefined;
  }

  /** Forgets the last text. Called before another is applied, because a failed call leaves the result unknown. */
  async clear(): Promise<void> {
    const { state } = this.#context;
    if ((await state?.get(this.#stateKey)) !== undefined) await state?.set(this.#stateKey, "");
  }

  /** Records that a text was applied. */
  async record(text: string): Promise<void> {
    const { state, clock } = this.#context;
    const target = await this.#context.api.target?.();
    if (state === undefined || target === undefined) return;
    const salt = randomBytes(16).toString("base64url");
    const digest = await digestOf(text, target, salt);
    const at = new Date(clock.now()).toISOString();
    const record: t.TypeOf<typeof appliedRecord> = { salt, digest, at };
    await state.set(this.#stateKey, JSON.stringify(record));
  }
}

const slowly = promisify<string, string, number, Buffer>(scrypt);

async function digestOf(text: string, target: string, salt: string): Promise<string> {
  const digest = await slowly(JSON.stringify([target, text]), salt, 32);
  return digest.toString("base64url");
}
