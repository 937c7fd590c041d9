import type { CallOptions } from "./call-options.js";

/**
 * What is tried:
 *
 * - `config`: whether the config could be given to the cloud
 * - `credentials`: whether the cloud lets its callback config be read
 * - `clock`: whether the cloud's clock and the machine's agree
 * - `settings`: whether the cloud is told what the config asks for
 * - `url`: whether a receiver answers at the URL that the cloud is to call, as seen from here
 * - `signature`: whether that receiver takes deliveries signed with each of the keys
 */
export type CheckName = "config" | "credentials" | "clock" | "settings" | "url" | "signature";

/** How one check ended. */
export interface CheckResult {
  readonly check: CheckName;
  /** `skipped`: it could not be tried, or does not apply; the message says why. */
  readonly result: "ok" | "warning" | "failed" | "skipped";
  /** What was found, and what to do about it. Holds no key, and of URLs only the origin. */
  readonly message: string;
}

/** The options of a check. */
export interface CheckOptions extends CallOptions {
  /** How long the receiver may take to answer. Default 10. */
  readonly timeoutSeconds?: number | undefined;
  /** Told of each result, once it is there. */
  readonly onResult?: ((result: CheckResult) => void) | undefined;
}
