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

/** The options of a key rotation. */
export interface RotationOptions {
  /** The new key. Default: 32 random letters and digits, or fewer if the provider allows fewer. */
  readonly newKey?: string | undefined;
  /** How long to wait for all applications to read the new key before it is applied to the provider. Default 5. */
  readonly settleSeconds?: number | undefined;
  /**
   * How long the old key is accepted after the switch: the lifetime of its signatures and the provider's switching
   * time. Default 900.
   */
  readonly windowSeconds?: number | undefined;
  /**
   * Whether to wait for the end of the window and remove the old key from the file. Otherwise the old key expires at
   * the same time, and the next rotation removes it. Default true.
   */
  readonly wait?: boolean | undefined;
  /**
   * Called with the new key before it is applied. A rejection stops the rotation. `receiver` sends a test delivery to
   * the receiver and throws `receiver_not_ready` unless the receiver accepts the new key.
   */
  readonly verify?: "receiver" | VerifyKey | undefined;
  /**
   * Other providers that sign with a key of the same file. Those that use this application's callback URL also get
   * the new key, after the file has it. The window must be long enough for that. Ignored for a provider that generates
   * its keys.
   */
  readonly others?: readonly RotationTarget[] | undefined;
  /** Called after each step. */
  readonly onStep?: ((step: RotationStep) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Tests a key before it is applied. Rejects to stop the rotation. */
export type VerifyKey = (newKey: string, signal: AbortSignal | undefined) => Promise<void>;

/**
 * A step of a rotation:
 *
 * - `introduced`: the new key is in the file and accepted; `resumed` when an earlier rotation added it
 * - `verified`: `verify` accepted the new key
 * - `switched`: a provider signs with the new key
 * - `waiting`: the old keys are accepted until then
 * - `dropped`: the old keys were removed from the file
 */
export type RotationStep =
  | { readonly step: "introduced"; readonly resumed: boolean }
  | { readonly step: "verified" | "dropped" }
  | { readonly step: "switched"; readonly provider: string }
  | { readonly step: "waiting"; readonly until: Date };
