import assert from "node:assert/strict";

/** The violations that a schedule finds. An exception at once would count as a failure of the store. */
export class Findings {
  readonly #wrong: string[] = [];

  expect(holds: boolean, wrong: string): void {
    if (!holds) this.#wrong.push(wrong);
  }

  /** Throws when something was found. */
  check(): void {
    assert.deepEqual(this.#wrong, []);
  }
}
