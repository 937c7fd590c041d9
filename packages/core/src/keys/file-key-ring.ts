import { existsSync } from "node:fs";
import { stat } from "node:fs/promises";
import type { Report } from "../diagnostics/diagnostics.js";
import type { Clock } from "../primitives/clock.js";
import { keyFileError, readKeyFile, readKeyFileSync } from "./key-file.js";
import type { KeyRing } from "./key-ring.js";
import {
  acceptedKeys,
  type GeneratedKey,
  generatedKeys,
  type KeySet,
  retiredKeys,
} from "./key-set.js";

export interface KeyRingContext {
  readonly clock: Clock;
  readonly report: Report;
  /** Whether the file may be missing at first, because `apply` creates it with the key that the provider generates. */
  readonly createdByApply: boolean;
}

/** How long read keys stay valid without a check. */
const freshMs = 1000;

/**
 * The keys of a key file. The file is read again when it changes. While it cannot be read, the last known keys stay
 * in use.
 */
export class FileKeyRing implements KeyRing {
  readonly #path: string;
  readonly #context: KeyRingContext;
  #keys: KeySet;
  #version = "";
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | undefined;

  /**
   * @throws VodError `config_invalid` when the file is invalid, or missing although `apply` does not create it
   */
  constructor(path: string, context: KeyRingContext) {
    this.#path = path;
    this.#context = context;
    this.#keys = context.createdByApply && !existsSync(path) ? {} : readKeyFileSync(path);
  }

  async current(): Promise<string | undefined> {
    await this.#refresh();
    return this.#keys.key;
  }

  async accepted(): Promise<readonly string[]> {
    await this.#refresh();
    return acceptedKeys(this.#keys, this.#context.clock.now());
  }

  async generated(provider: string): Promise<readonly GeneratedKey[]> {
    await this.#refresh();
    return generatedKeys(this.#keys, provider, this.#context.clock.now());
  }

  async retired(): Promise<readonly string[]> {
    await this.#refresh();
    return retiredKeys(this.#keys, this.#context.clock.now());
  }

  /** Checks again when a shared check started too long ago. */
  async #refresh(): Promise<void> {
    const now = this.#context.clock.now();
    for (let looks = 0; looks < 2; looks++) {
      if (Math.abs(now - this.#lookedAt) < freshMs) return;
      this.#looking ??= this.#look(this.#context.clock.now()).finally(() => {
        this.#looking = undefined;
      });
      await this.#looking;
    }
  }

  async #look(now: number): Promise<void> {
    try {
      const { mtimeMs, ino, size } = await stat(this.#path);
      const version = `${mtimeMs} ${ino} ${size}`;
      if (version !== this.#version) {
        this.#keys = (await readKeyFile(this.#path)) ?? this.#keys;
        this.#version = version;
      }
    } catch (error) {
      const isAwaited = this.#context.createdByApply && this.#version === "";
      if (!isAwaited || existsSync(this.#path)) {
        this.#context.report("key_file_unreadable", { error: keyFileError(this.#path, error) });
      }
    }
    this.#lookedAt = now;
  }
}
