import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";
import { sampleOf } from "../fixtures/alibaba/all.js";

const event = sampleOf("FileUploadComplete");
const plain = JSON.stringify(event);
const encoded = Buffer.from(plain).toString("base64");
const unwrap = (json: unknown) => alibaba({ env: {} }).unwrapResponse?.(json);

describe("alibaba: the events in a reply of the queue's client", () => {
  for (const [what, reply, events] of [
    [
      "a message",
      { code: 200, body: { MessageBody: plain } },
      [{ json: event, place: "body.MessageBody" }],
    ],
    [
      "a message in Base64",
      { body: { MessageBody: encoded } },
      [{ json: event, place: "body.MessageBody" }],
    ],
    [
      "a list of messages",
      { body: [{ MessageBody: plain }, { MessageBody: encoded }] },
      [
        { json: event, place: "body[0].MessageBody" },
        { json: event, place: "body[1].MessageBody" },
      ],
    ],
    [
      "a list of which one message has no body",
      { body: [{ MessageBody: plain }, { MessageId: "1" }, "text"] },
      [
        { json: event, place: "body[0].MessageBody" },
        { json: "", place: "body[1].MessageBody" },
        { json: "", place: "body[2].MessageBody" },
      ],
    ],
    [
      "a message that is no JSON",
      { body: { MessageBody: "hello" } },
      [{ json: "hello", place: "body.MessageBody" }],
    ],
  ] as const) {
    it(`are found in ${what}`, () => {
      assert.deepEqual(unwrap(reply), { ok: true, events });
    });
  }

  for (const json of [
    event,
    { body: undefined },
    { body: "text" },
    { body: {} },
    { body: [{ MessageId: "1" }] },
    { body: [] },
    { ...event, body: { MessageBody: 1.5 } },
    [event],
    "text",
    null,
    undefined,
  ]) {
    it(`are the value itself for ${JSON.stringify(json)?.slice(0, 40)}`, () => {
      assert.deepEqual(unwrap(json), { ok: true, events: [{ json }] });
    });
  }
});

describe("alibaba: the body of a message", () => {
  for (const text of ["7", '"text"', "null", "true", "", "NDI=", "bnVsbA=="]) {
    it(`stays the text ${JSON.stringify(text)}, which has no object`, () => {
      assert.deepEqual(unwrap({ body: [{ MessageBody: text }, { MessageBody: plain }] }), {
        ok: true,
        events: [
          { json: text, place: "body[0].MessageBody" },
          { json: event, place: "body[1].MessageBody" },
        ],
      });
    });
  }
});
