import assert from "node:assert/strict";
import fc from "fast-check";
import { transcoded } from "../fixtures/baidu/transcoded.js";
import { procedure, transcodeItem } from "../fixtures/tencent/procedure.js";
import { decodeInProcess } from "./run-in-process.js";

const providers = fc.constantFrom("tencent", "baidu");
const flags = fc.constantFrom<readonly string[]>([], ["--pretty"]);

/** Decodes a body and asserts the properties of every result. */
async function checkDecode(
  provider: string,
  body: unknown,
  flags: readonly string[],
): Promise<void> {
  const { exitCode, stdout, stderr } = await decodeInProcess(provider, body, flags);
  const lines = stderr.split("\n").slice(0, -1);
  for (const line of lines) assert.match(line, /^(error\[\w+\]|note| {2}see): [^\p{Cc}]+$/u);
  const failed = lines.some((line) => line.startsWith("error"));
  assert.equal(exitCode, failed ? 1 : 0);
  assert.doesNotMatch(stdout, /[^\n\P{Cc}]/u);
  if (flags.length > 0) return;
  for (const line of stdout.split("\n").slice(0, -1)) assert.ok(JSON.parse(line).id);
}

/** A JSON text with a character changed, left out or put in. */
const damaged = fc
  .record({
    body: fc.constantFrom(transcoded, procedure([transcodeItem])),
    at: fc.nat(),
    remove: fc.nat({ max: 2 }),
    insert: fc.string({ maxLength: 2, unit: fc.constantFrom(...'{}[],:"\\0e-.x\n\u0001') }),
  })
  .map(({ body, at, remove, insert }) => {
    const text = JSON.stringify(body, undefined, 2);
    const offset = at % text.length;
    return text.slice(0, offset) + insert + text.slice(offset + remove);
  });

const names = fc.constantFrom(
  ...["EventType", "EventSet", "Response", "Error", "Code", "EventHandle", "FileUploadEvent"],
  ...["eventType", "eventId", "mediaUploadCompleteEvent", "messageBody", "version", "data"],
);
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { depthSize: "small" },
    fc.jsonValue(),
    fc.constantFrom("NewFileUpload", "MEDIA_UPLOAD_COMPLETE", "ProcedureStateChanged"),
    fc.array(tie("tree")),
    fc.dictionary(names, tie("tree")),
  ),
}));

describe("vod-events decode with random input", () => {
  it("never crashes on bytes", async () => {
    await fc.assert(fc.asyncProperty(providers, fc.uint8Array(), flags, checkDecode));
  });

  it("never crashes on JSON similar to events", async () => {
    const body = tree.map((value) => JSON.stringify(value));
    await fc.assert(fc.asyncProperty(providers, body, flags, checkDecode), { numRuns: 500 });
  });

  it("finds the position of every JSON syntax error, and none in valid JSON", async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (text) => {
        await checkDecode("baidu", text, []);
        const { stderr } = await decodeInProcess("baidu", text);
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        const place = /^error\[input_not_json\]: .* line \d+, column \d+$/;
        assert.equal(
          stderr.split("\n").some((line) => place.test(line)),
          !valid,
        );
      }),
      { numRuns: 500 },
    );
  });
});
