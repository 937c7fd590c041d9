import assert from "node:assert/strict";

/** Fails the tests of a suite that leave an unhandled rejection. */
export function refuseUnhandledRejections(): void {
  const unhandled: unknown[] = [];
  const remember = (reason: unknown) => unhandled.push(reason);
  before(() => {
    process.on("unhandledRejection", remember);
  });
  after(() => {
    process.off("unhandledRejection", remember);
  });
  afterEach(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(unhandled.splice(0), []);
  });
}
