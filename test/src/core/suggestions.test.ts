import assert from "node:assert/strict";
import type { VodError } from "@vod-events/core";
import { application, pushConfig } from "./application.js";

/** The message about members of the callback config that no version knows. */
function messageAbout(...names: readonly string[]): string {
  const unknown = Object.fromEntries(names.map((name) => [name, 1]));
  try {
    application({ callback: { ...pushConfig, ...unknown } });
  } catch (error) {
    return (error as VodError).message;
  }
  return "";
}

describe("an unknown option", () => {
  for (const [typed, suggested] of [
    ["evnts", "events"],
    ["EVENTS", "events"],
    ["ur", "url"],
    ["modes", "mode"],
    ["signings", "signing"],
    [`events${"x".repeat(100)}`, "events"],
  ] as const) {
    it(`suggests ${suggested} for ${typed.slice(0, 10)}`, () => {
      const message = messageAbout(typed);
      assert.match(
        message,
        new RegExp(`^callback\\..+: unknown option\\. Did you mean ${suggested}\\?`),
      );
    });
  }

  it("suggests the closest of several similar words", () => {
    assert.throws(
      () => application({ callback: { ...pushConfig, events: ["media.analyzd" as never] } }),
      { message: /Did you mean media\.analyzed\?$/ },
    );
  });

  it("suggests nothing that is not similar", () => {
    const message = messageAbout("zzzzzzzzzzzz");
    assert.match(message, /unknown option/);
    assert.doesNotMatch(message, /Did you mean/);
  });

  it("is listed up to the tenth, and the others are counted", () => {
    const names = (count: number) =>
      Array.from({ length: count }, (_, index) => `zzzzzzzz${index}`);
    const ten = messageAbout(...names(10)).split("; ");
    assert.deepEqual([ten.length, ten.at(-1)?.startsWith("callback.zzzzzzzz9: ")], [10, true]);
    const twelve = messageAbout(...names(12)).split("; ");
    assert.deepEqual([twelve.length, twelve.at(-1)], [11, "and 2 more"]);
  });

  for (const name of ["a\nb", "\u2028b", "b\u0000", "x".repeat(101)]) {
    it(`is not repeated in the message when it does not fit in a line: ${JSON.stringify(name).slice(0, 12)}`, () => {
      assert.match(messageAbout(name), /^callback\.\(unprintable name\): unknown option/);
    });
  }
});
