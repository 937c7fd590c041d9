import type { CloudSession } from "./cloud-session.js";

/** A requirement for a simulated cloud. */
export interface SimulatorCase {
  /** The part of the checklist. */
  readonly group: string;
  readonly name: string;
  /** Rejects with an `AssertionError` that names the problem. */
  check(session: CloudSession): Promise<void>;
}
