import assert from "node:assert/strict";
import { errorEntries } from "../cli/error-entries.js";
import { memberDescriptions } from "./declarations.js";

describe("vod-events errors", () => {
  it("explains every code of the library as its doc comment does, and each code once", () => {
    const library = errorEntries.filter(({ stage }) => stage !== "command");
    const documented = memberDescriptions("packages/core/src/errors/vod-error.ts", "traits");
    assert.deepEqual(
      Object.fromEntries(library.map(({ code, meaning }) => [code, meaning])),
      Object.fromEntries(documented),
    );
    const codes = errorEntries.map(({ code }) => code);
    assert.deepEqual([...new Set(codes)], codes);
  });
});
