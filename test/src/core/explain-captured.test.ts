import assert from "node:assert/strict";
import { isVodError } from "@vod-events/core";
import { deliveryOf, explainer } from "./explained-delivery.js";

const good = deliveryOf("baidu");
const { body: _, ...unread } = good;

/** Common mistakes in JavaScript, without a type check. */
const mistakes: readonly (readonly [what: string, captured: unknown, place: RegExp])[] = [
  ["nothing", undefined, /^delivery: must/],
  ["a line that was not parsed", JSON.stringify(good), /^delivery: must/],
  ["a line of a capture as it is", { ...unread, bodyBase64: "canary" }, /^delivery\.body: must/],
  ["a body that was parsed", { ...good, body: { a: "canary" } }, /^delivery\.body: must/],
  ["Headers", { ...good, headers: new Headers(good.headers) }, /Object\.fromEntries\(headers\)$/],
  ["a list for a header", { ...good, headers: { a: ["canary"] } }, /^delivery\.headers: must/],
  ["a time as text", { ...good, receivedAt: "canary" }, /^delivery\.receivedAt: must/],
  [
    "a time that is none",
    { ...good, receivedAt: new Date("canary") },
    /^delivery\.receivedAt: must/,
  ],
  ["a path that is none", { ...good, path: ["canary"] }, /^delivery\.path: must/],
  ["a URL that is an object", { ...good, url: new URL("http://canary") }, /^delivery\.url: must/],
];

describe("explain with an invalid capture", () => {
  for (const [what, captured, place] of mistakes) {
    it(`names the expected content for ${what} without quoting it`, async () => {
      await assert.rejects(explainer().vod.explain(captured as never), (error: Error) => {
        assert.ok(isVodError(error));
        assert.equal(error.code, "config_invalid");
        assert.match(error.message, place);
        assert.doesNotMatch(error.message, /canary/i);
        return true;
      });
    });
  }
});
