import type { VodErrorCode } from "../errors/vod-error.js";

/** The health of an application, for probes and dashboards. It contains no error message, URL or secret. */
export interface Health {
  /** False when only a restart helps: pulling has stopped permanently. */
  readonly live: boolean;
  /**
   * Whether events can be received and handled: the application was started, is not stopping, and its inbox answers. A
   * memory inbox without a queue needs no start.
   */
  readonly ready: boolean;
  readonly checks: readonly HealthCheck[];
}

/** The result of a check. */
export interface HealthCheck {
  /**
   * - `inbox`: the inbox answers within 2 seconds
   * - `pull`: the queue is pulled; only in `pull` mode
   * - `reconciliation`: the API was read up to a time within two intervals; only with the option `reconcile`
   * - `config`: the last comparison of the callback config in this process found no difference
   */
  readonly name: "inbox" | "pull" | "reconciliation" | "config";
  /** `unknown`: it has not taken place yet, or cannot. */
  readonly status: "ok" | "failed" | "unknown";
  /** Seconds since the last successful pull, the time that was reconciled, or the last comparison. */
  readonly ageSeconds?: number;
  /** The code of a `VodError`, `internal_error` for another error, or `differs` for a config. */
  readonly code?: VodErrorCode | "differs";
}
