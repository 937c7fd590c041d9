import assert from "node:assert/strict";
import { uploaded } from "../fixtures/baidu/uploaded.js";
import { fileDeleted } from "../fixtures/tencent/file-deleted.js";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { decodeInProcess } from "./run-in-process.js";

/** The error line of `vod-events decode` for an invalid body, without the word `error`. */
async function errorText(provider: string, body: unknown): Promise<string> {
  const { exitCode, stdout, stderr } = await decodeInProcess(provider, body);
  assert.deepEqual({ exitCode, stdout }, { exitCode: 1, stdout: "" });
  assert.match(stderr, /^error\[(\w+)\]: [^\n]+\n {2}see: vod-events errors \1\n$/);
  return stderr.slice("error".length, stderr.indexOf("\n"));
}

const mistakes: readonly (readonly [text: string, place: string])[] = [
  ['{"a": secret-canary}', "see line 1, column 7"],
  ['{"a": 1,}', "see line 1, column 9"],
  ["[1, 2,\n 3 4]", "see line 2, column 4"],
  ['{\r\n  "a": tru\r\n}', "see line 2, column 8"],
  ["{'a': 1}", "see line 1, column 2"],
  ['{"a": "b\nc"}', "see line 1, column 9"],
  ['{"a": 1} {"b": 2}', "see line 1, column 10"],
  ["secret-canary", "see line 1, column 1"],
  ["\ufeff?", "see line 1, column 1"],
  ['{"a": 1', "it ends at line 1, column 8"],
  ['{\n"a": "secret-canary', "it ends at line 2, column 20"],
];

describe("vod-events decode with invalid input", () => {
  for (const [text, place] of mistakes) {
    it(`names the position of the syntax error in ${JSON.stringify(text)} without quoting it`, async () => {
      assert.equal(
        await errorText("baidu", text),
        `[input_not_json]: the input is not JSON: ${place}`,
      );
    });
  }

  it("reports unclosed brackets as invalid JSON", async () => {
    assert.match(await errorText("baidu", "[".repeat(200_000)), /^\[input_not_json\]: /);
  });

  it("reports empty input", async () => {
    assert.equal(await errorText("baidu", ""), "[input_empty]: standard input is empty");
    assert.match(await errorText("baidu", " \r\n\t"), /^\[input_empty\]: /);
  });

  it("reports input that is not UTF-8", async () => {
    const utf16 = Buffer.from(`\ufeff${JSON.stringify(uploaded)}`, "utf16le");
    for (const bytes of [utf16, Buffer.from('{"a":"\xff"}', "latin1")]) {
      assert.equal(await errorText("baidu", bytes), "[input_not_utf8]: the input is not UTF-8");
    }
  });

  it("names the path and the expected type", async () => {
    const body = { EventType: "NewFileUpload", FileUploadEvent: { FileId: null, Name: "canary" } };
    assert.match(
      await errorText("tencent", body),
      /^\[body_not_decodable\]: FileUploadEvent\S* must be /,
    );
    assert.match(await errorText("baidu", []), /^\[body_not_decodable\]: the event must be /);
    for (const body of [1, null, "text", true].map((value) => JSON.stringify(value))) {
      assert.match(await errorText("tencent", body), /^\[body_not_decodable\]: the event must be /);
    }
  });

  it("rejects JSON that is nested too deeply", async () => {
    const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
    for (const depth of [101, 5000]) {
      const text = await errorText("tencent", nested(depth));
      assert.equal(text, "[input_not_json]: the input is nested deeper than 100 levels");
    }
  });
});

const oldTencent = { version: "4.0", eventType: "NewFileUpload", data: { fileId: "1" } };
const oldBaidu = { messageId: "m-1", messageBody: "{}", notification: "n-1" };
const withoutType = { FileUploadEvent: { FileId: "1" } };
const withoutId = { eventType: "MEDIA_UPLOAD_COMPLETE", mediaUploadCompleteEvent: {} };

describe("vod-events decode with an event of another provider", () => {
  for (const body of [uploaded, withoutId, oldBaidu]) {
    it(`recognizes Baidu by ${Object.keys(body).join(", ")}`, async () => {
      const advice = "this looks like an event of baidu. Use --provider baidu";
      assert.equal(await errorText("tencent", body), `[other_provider]: ${advice}`);
    });
  }

  for (const body of [newFileUpload, fileDeleted, withoutType, oldTencent]) {
    it(`recognizes Tencent by ${Object.keys(body).join(", ")}`, async () => {
      const advice = "this looks like an event of tencent. Use --provider tencent";
      assert.equal(await errorText("baidu", body), `[other_provider]: ${advice}`);
    });
  }
});
