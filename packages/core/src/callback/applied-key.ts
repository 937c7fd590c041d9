import { randomBytes, scrypt } from "node:crypto";
import { promisify } from "node:util";
import type { KeyValueState } from "../inbox/store.js";
import type { Clock } from "../primitives/clock.js";
import type { CallbackApi } from "../provider/callback-api.js";
import { equalSecrets } from "../provider/secret.js";
import { codec, nonEmptyString } from "../validation/codecs.js";
import { findProblems } from "../validation/config-problem.js";
import { strictObject } from "../validation/strict-object.js";

/** What {@link AppliedKey} works with. */
export interface AppliedKeyContext {
  /** What the application calls the cloud. */
  readonly name: string;
  readonly api: CallbackApi;
  readonly state: KeyValueState | undefined;
  readonly clock: Clock;
}

interface Note {
  readonly salt: string;
  readonly digest: string;
  readonly at: string;
}

const recordCodec = strictObject({
  salt: nonEmptyString,
  digest: nonEmptyString,
  at: codec("a text", (value): value is string => typeof value === "string"),
});

/**
 * Remembers, by a slow digest, which key a cloud was last given from here, since some clouds never show it. The
 * digest is of the account too: a key given to one is not taken for given to another.
 */
export class AppliedKey {
  readonly #context: AppliedKeyContext;

  constructor(context: AppliedKeyContext) {
    this.#context = context;
  }

  /** When the cloud was given this key, if it is the one that it was given last. */
  async appliedAt(key: string): Promise<Date | undefined> {
    const { state, name } = this.#context;
    const content = await state?.get(noteName(name));
    const target = await this.#context.api.target?.();
    const note = content === undefined ? undefined : readNote(content);
    if (note === undefined || target === undefined) return undefined;
    const digest = await digestOf(key, target, note.salt);
    return equalSecrets(digest, note.digest) ? new Date(note.at) : undefined;
  }

  /** Called before the cloud is given a key: whether it was stays open where that fails. */
  async clear(): Promise<void> {
    const { state, name } = this.#context;
    if ((await state?.get(noteName(name))) !== undefined) {
      await state?.set(noteName(name), "");
    }
  }

  /** Called once the cloud was given a key. */
  async record(key: string): Promise<void> {
    const { state, name, clock } = this.#context;
    const target = await this.#context.api.target?.();
    if (state === undefined || target === undefined) return;
    const salt = randomBytes(16).toString("base64url");
    const digest = await digestOf(key, target, salt);
    const note: Note = { salt, digest, at: new Date(clock.now()).toISOString() };
    await state.set(noteName(name), JSON.stringify(note));
  }
}

function noteName(name: string): string {
  return `callback.signing.key of ${name}`;
}

/** What somebody else wrote there counts as nothing. */
function readNote(content: string): Note | undefined {
  try {
    const json: unknown = JSON.parse(content);
    return findProblems(recordCodec, "", json).length === 0 ? (json as Note) : undefined;
  } catch {
    return undefined;
  }
}

const slowly = promisify<string, string, number, Buffer>(scrypt);

async function digestOf(key: string, target: string, salt: string): Promise<string> {
  const digest = await slowly(JSON.stringify([target, key]), salt, 32);
  return digest.toString("base64url");
}
