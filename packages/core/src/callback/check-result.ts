import type { VodErrorCode } from "../errors/vod-error.js";
import type { CallOptions } from "./call-options.js";

/**
 * The checks:
 *
 * - `config`: the config is valid for the provider
 * - `credentials`: the provider's callback settings can be read
 * - `clock`: the clocks of the provider and of this machine agree
 * - `settings`: the provider's settings match the config
 * - `url`: a receiver answers at the callback URL, as seen from this machine
 * - `signature`: the receiver accepts deliveries signed with each key
 */
export type CheckName = "config" | "credentials" | "clock" | "settings" | "url" | "signature";

/** The result of a check. */
export interface CheckResult {
  readonly check: CheckName;
  /** `skipped`: the check does not apply or cannot run; the message gives the reason. */
  readonly result: "ok" | "warning" | "failed" | "skipped";
  /** The finding and what to do. It contains no key, and only the origin of URLs. */
  readonly message: string;
  /** The code of the error that failed the check. */
  readonly code?: VodErrorCode;
  /** The provider's code of that error. */
  readonly nativeCode?: string;
  /** Of `clock`: by how many seconds this machine's clock is ahead of the provider's; negative when it is behind. */
  readonly aheadSeconds?: number;
  /** Of `settings`: those that differ from the config or that the provider does not support, such as `url`. */
  readonly paths?: readonly string[];
  /** Of `url` and `signature`: the HTTP status of the receiver's last response. */
  readonly status?: number;
}

/** The result of one check, whose name its caller knows. */
export type Finding = Omit<CheckResult, "check">;

/** The options of a check. */
export interface CheckOptions extends CallOptions {
  /** The timeout of a request to the receiver. Default 10. */
  readonly timeoutSeconds?: number | undefined;
  /** Called with each result as soon as it is known. */
  readonly onResult?: ((result: CheckResult) => void) | undefined;
}
