/** What the pulling of a queue does. */
export interface PullStatus {
  /** `stopped`: a failure ended it permanently. */
  readonly state: "idle" | "pulling" | "stopped";
  /** When a pull last succeeded: milliseconds since 1970-01-01T00:00:00Z. */
  readonly succeededAt?: number | undefined;
  /** The error of the last pull; absent when it succeeded. */
  readonly error?: unknown;
}
