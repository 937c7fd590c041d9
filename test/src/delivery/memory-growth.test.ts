import assert from "node:assert/strict";
import { join } from "node:path";
import { Child } from "../sqlite/child.js";
import { longForm } from "./long-form.js";

const script = join(import.meta.dirname, "children", "drain.js");
const events = 200_000;
const mebibyte = 2 ** 20;

// Runs with VOD_EVENTS_LONG=1 only; see long-form.ts.
describe("the memory of an application that handles 200,000 events", () => {
  for (const inbox of ["memory", "stored"]) {
    it(`grows by less than 48 MiB after the first 20,000 with the ${inbox} inbox (only with VOD_EVENTS_LONG=1: it takes half a minute)`, async function () {
      if (!longForm) this.skip();
      this.timeout(300_000);
      const child = new Child(process.execPath, ["--expose-gc", script, String(events), inbox]);
      const { handled, growth } = JSON.parse((await child.line()) ?? "");
      process.stdout.write(`    grew by ${(growth / mebibyte).toFixed(1)} MiB\n`);
      assert.equal(handled, events);
      assert.ok(growth < 48 * mebibyte, `grew by ${growth} bytes`);
    });
  }
});
