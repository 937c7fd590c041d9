import assert from "node:assert/strict";

/** Runs a function of the adapter that must not throw, and returns its result. */
export function assertNoThrow<Result>(run: () => Result, what: string): Result {
  try {
    return run();
  } catch (error) {
    return assert.fail(`${what} threw: ${String(error)}`);
  }
}
