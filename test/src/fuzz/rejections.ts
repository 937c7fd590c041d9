import assert from "node:assert/strict";

/** Fails the tests of the suite it is called in whose work left a rejection that nobody handles. */
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
