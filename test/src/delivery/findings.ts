import assert from "node:assert/strict";

/** What is found wrong while a schedule is played: thrown at once, it would be taken for a failing store. */
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
