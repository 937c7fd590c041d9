import { AssertionError } from "node:assert";

/** A requirement with its group, for any test runner: `it(name, run)`. */
export interface GroupedConformanceCase {
  /** The part of the checklist, such as `verification`. */
  readonly group: string;
  /** The required behavior. */
  readonly name: string;
  /** Rejects with an `AssertionError` when the requirement is violated. */
  run(): Promise<void>;
}

/** Turns every other error of a check, such as one of the tested adapter or inbox, into an `AssertionError`. */
export async function asserted(check: Promise<void>, tested = "adapter"): Promise<void> {
  try {
    await check;
  } catch (error) {
    if (error instanceof AssertionError) throw error;
    const failed = new AssertionError({ message: `the ${tested} failed: ${String(error)}` });
    throw Object.assign(failed, { cause: error });
  }
}
