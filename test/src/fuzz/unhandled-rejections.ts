import assert from "node:assert/strict";

/** Fails the tests of a suite that leave an unhandled rejection. */
export function failOnUnhandledRejections(): void {
  const unhandled: unknown[] = [];
  const record = (reason: unknown) => unhandled.push(reason);
  before(() => {
    process.on("unhandledRejection", record);
  });
  after(() => {
    process.off("unhandledRejection", record);
  });
  afterEach(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(unhandled.splice(0), []);
  });
}
