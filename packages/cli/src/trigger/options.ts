import type { Outcome } from "@vod-events/core";

/** The options of `vod-events trigger`. */
export interface TriggerOptions {
  /** A neutral or native type; absent with `list`. */
  readonly event?: string | undefined;
  readonly config?: string;
  readonly provider?: string;
  readonly to?: string;
  readonly native?: string;
  readonly outcome?: Outcome;
  /** Texts of the form `path=value`. */
  readonly set?: readonly string[];
  readonly mediaId?: string;
  readonly count: number;
  readonly duplicate?: boolean;
  /** In milliseconds. */
  readonly late?: number;
  readonly badSignature?: boolean;
  readonly dryRun?: boolean;
  /** Whether the simulated cloud of a running dev server sends the event. */
  readonly dev?: boolean;
  readonly list?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}
