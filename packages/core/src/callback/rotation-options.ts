import type { Capabilities } from "../provider/capabilities.js";
import type { CallOptions } from "./call-options.js";
import type { SettingChange } from "./plan.js";

/** A provider that receives a rotated key. A `CallbackManager` is one. */
export interface RotationTarget {
  readonly provider: string;
  readonly url: string | undefined;
  readonly capabilities: Capabilities;
  read(options?: CallOptions): Promise<{ readonly url?: string }>;
  apply(
    desired: undefined,
    options: CallOptions,
  ): Promise<{ readonly changes: readonly SettingChange[] }>;
}

/** How a signing key is replaced. */
export interface RotationOptions {
  /** The new key. Default: 32 random letters and digits. */
  readonly newKey?: string | undefined;
  /** How long the applications that read the key file get to take the new key, before the cloud does. Default 5. */
  readonly settleSeconds?: number | undefined;
  /**
   * How long the old key is accepted after the cloud was given the new one: as long as what it signed is good,
   * and what the cloud needs to change over. Default 900.
   */
  readonly windowSeconds?: number | undefined;
  /**
   * Whether to wait for the end of that window, to take the old key out of the file. Without, it is taken out
   * by the next rotation, and no longer accepted all the same. Default true.
   */
  readonly wait?: boolean | undefined;
  /**
   * Called with the new key before the cloud is given it. Rejects to keep that from happening. `receiver`: tries
   * the receiver at the URL with the new key, which throws a VodError `receiver_not_ready` unless it takes it.
   */
  readonly verify?: "receiver" | VerifyKey | undefined;
  /**
   * Other clouds that sign with a key of the same file. Those that call the URL they are to call are given the
   * new key, too, once the file has it; so the window has to be long enough for that.
   */
  readonly others?: readonly RotationTarget[] | undefined;
  /** Told of each step, once it is done. */
  readonly onStep?: ((step: RotationStep) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Tries a key that the cloud is about to be given, and rejects when it is too early for that. */
export type VerifyKey = (newKey: string, signal: AbortSignal | undefined) => Promise<void>;

/**
 * A step of a rotation:
 *
 * - `introduced`: the new key is in the file, and accepted; `resumed` when an earlier rotation put it there
 * - `verified`: what was given as `verify` agreed
 * - `switched`: a cloud signs with the new key
 * - `waiting`: the old keys are accepted until then
 * - `dropped`: the old keys are out of the file
 */
export type RotationStep =
  | { readonly step: "introduced"; readonly resumed: boolean }
  | { readonly step: "verified" | "dropped" }
  | { readonly step: "switched"; readonly provider: string }
  | { readonly step: "waiting"; readonly until: Date };
