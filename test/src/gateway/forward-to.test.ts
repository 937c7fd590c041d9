import assert from "node:assert/strict";
import { fromCloudEvent } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import { forwardTo, newSecret } from "@vod-events/gateway";
import { CloudEvent, HTTP } from "cloudevents";
import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { attempt, contextOf, failureOf, nextSecret, secret, uploaded } from "./attempt.js";
import { type Endpoint, endpointTestbed } from "./endpoint.js";

const open = endpointTestbed();

/** What the official library makes of a request. */
function verify({ received }: Endpoint, key = secret): unknown {
  const [{ body, headers } = assert.fail("no request")] = received.slice(-1);
  return new Webhook(key).verify(body, headers as Record<string, string>);
}

/** What the SDK of CloudEvents makes of a request. */
function cloudEventOf({ received }: Endpoint): CloudEvent<unknown> {
  const [{ body, headers } = assert.fail("no request")] = received.slice(-1);
  const event = HTTP.toEvent({ headers, body });
  assert.ok(event instanceof CloudEvent);
  assert.ok(event.validate());
  return event;
}

describe("a forwarded event", () => {
  for (const format of ["cloudevents", "cloudevents-binary"] as const) {
    it(`is read by the SDK of CloudEvents in the format ${format}`, async () => {
      const endpoint = await open();
      await attempt({ url: endpoint.url, format });
      const { id, type, source, subject, time, data } = cloudEventOf(endpoint);
      assert.deepEqual([id, type, subject], ["acme:upload:1", "vod.media.uploaded", "1"]);
      const attributes = { specversion: "1.0", id, type, source, data };
      const result = fromCloudEvent({ ...attributes, time: time?.replace(".000Z", "Z") });
      assert.deepEqual(result, { ok: true, event: uploaded("1") });
    });

    it(`is verified by the library of Standard Webhooks in the format ${format}`, async () => {
      const endpoint = await open();
      await attempt({ url: endpoint.url, format });
      assert.ok(verify(endpoint));
      assert.throws(() => verify(endpoint, nextSecret), /No matching signature/);
    });
  }

  it("is posted to the path and query of the URL", async () => {
    const endpoint = await open();
    await attempt({ url: `${endpoint.url}?tenant=7` });
    const [request] = endpoint.received;
    assert.deepEqual([request?.method, request?.path], ["POST", "/events?tenant=7"]);
    const { "content-type": type, "content-length": length } = request?.headers ?? {};
    assert.equal(type, "application/cloudevents+json; charset=utf-8");
    assert.equal(length, String(request?.body.length));
  });

  it("has two signatures while secrets are rotated, and either key verifies it", async () => {
    const endpoint = await open();
    await attempt({ url: endpoint.url, secrets: [nextSecret, secret] });
    assert.ok(verify(endpoint, secret));
    assert.ok(verify(endpoint, nextSecret));
  });

  it("is signed by the secrets of a function at the time of the attempt", async () => {
    const endpoint = await open();
    let secrets = [secret];
    const handler = forwardTo({ url: endpoint.url, secrets: async () => secrets });
    await handler(uploaded("1"), contextOf());
    assert.ok(verify(endpoint, secret));
    secrets = [nextSecret];
    await handler(uploaded("1"), contextOf());
    assert.ok(verify(endpoint, nextSecret));
    secrets = ["whsec_short"];
    const error = await failureOf(handler(uploaded("1"), contextOf()));
    assert.deepEqual([error.code, endpoint.received.length], ["config_invalid", 2]);
  });

  it("has an id without full stops, control characters and characters beyond ASCII", async () => {
    const endpoint = await open();
    for (const format of ["cloudevents", "cloudevents-binary"] as const) {
      await attempt({ url: endpoint.url, format }, { ...uploaded("1"), id: 'a.b:港\r\n"%\ud800' });
      assert.equal(endpoint.ids.at(-1), "a%2Eb:%E6%B8%AF%0D%0A%22%25%EF%BF%BD");
      assert.ok(verify(endpoint));
    }
    assert.equal(endpoint.received[1]?.headers["ce-id"], "a.b:%E6%B8%AF%0D%0A%22%25%EF%BF%BD");
  });

  it("is verified and read whatever text it contains", async () => {
    const endpoint = await open();
    const handler = forwardTo({ url: endpoint.url, secrets: secret });
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", minLength: 1 }), async (text) => {
        await handler({ ...uploaded(text), id: `acme:${text}` }, contextOf());
        const result = fromCloudEvent(verify(endpoint));
        assert.ok(result.ok && result.event.mediaId === text);
      }),
      { numRuns: 50 },
    );
  });

  it("keeps one connection for the next one", async () => {
    const endpoint = await open();
    const handler = forwardTo({ url: endpoint.url, secrets: secret });
    const ports = new Set<number | undefined>();
    endpoint.respond = (response) => {
      ports.add(response.socket?.remotePort);
      response.end("a body that is read");
    };
    for (let index = 0; index < 5; index++) await handler(uploaded("1"), contextOf());
    assert.equal(ports.size, 1);
  });

  it("is posted again when the endpoint has closed an idle connection", async () => {
    const endpoint = await open();
    const handler = forwardTo({ url: endpoint.url, secrets: secret });
    await handler(uploaded("1"), contextOf());
    let requests = 0;
    endpoint.respond = (response) => {
      requests += 1;
      if (requests === 1) response.socket?.resetAndDestroy();
      else response.end();
    };
    await handler(uploaded("2"), contextOf());
    assert.deepEqual(endpoint.ids.slice(1), ["acme:upload:2", "acme:upload:2"]);
  });
});

describe("a forwarded raw callback", () => {
  const delivery = {
    body: Buffer.from('{"a": 1.0}\n'),
    headers: {
      "content-type": "application/json; x=1",
      "acme-signature": "f00",
      "user-agent": "acme/1",
      host: "hooks.example",
      "content-length": "11",
      connection: "keep-alive",
      "transfer-encoding": "chunked",
    },
  };

  async function inboxWith(event = uploaded("1"), more: object = { delivery }) {
    const store = memoryStore({ open: 10, done: 10, dead: 10 });
    const integrity = { channel: "push", covers: ["body"] } as const;
    await store.put([{ event, receivedAt: new Date(), integrity, ...more }]);
    return storedInbox(store).admin;
  }

  it("has the bytes and headers as they were received, and those of its own connection", async () => {
    const endpoint = await open();
    const handler = forwardTo({ url: endpoint.url, format: "raw", inbox: await inboxWith() });
    await handler(uploaded("1"), contextOf());
    const [{ body, headers } = assert.fail()] = endpoint.received;
    assert.equal(body, '{"a": 1.0}\n');
    assert.equal(headers["content-type"], "application/json; x=1");
    assert.equal(headers["acme-signature"], "f00");
    assert.equal(headers["user-agent"], "acme/1");
    assert.equal(headers.host, `127.0.0.1:${endpoint.port}`);
    assert.equal(headers["transfer-encoding"], undefined);
    assert.equal(headers["webhook-id"], undefined);
  });

  it("is signed, too, with a secret", async () => {
    const endpoint = await open();
    await attempt({ url: endpoint.url, format: "raw", inbox: await inboxWith() });
    assert.deepEqual(verify(endpoint), { a: 1 });
    assert.equal(endpoint.received[0]?.headers["acme-signature"], "f00");
  });

  it("cannot be made of a pulled event, which moves to the dead letters", async () => {
    const endpoint = await open();
    const inbox = await inboxWith(uploaded("1"), {});
    const { message } = await failureOf(attempt({ url: endpoint.url, format: "raw", inbox }));
    assert.match(String(message), /the event was not received as one$/);
    assert.equal(endpoint.received.length, 0);
  });
});

describe("the options of forwardTo", () => {
  const url = "http://127.0.0.1:1/";
  const bytes = (length: number) => `whsec_${Buffer.alloc(length).toString("base64")}`;
  for (const [what, options, message] of [
    ["a URL of another scheme", { url: "ftp://a", secrets: secret }, /url: must be an http/],
    ["text that is no URL", { url: "a b", secrets: secret }, /url: must be an http/],
    ["a password in the URL", { url: "http://u:p@a", secrets: secret }, /url: must not contain/],
    ["no secret", { url }, /secrets: required/],
    ["an empty list of secrets", { url, secrets: [] }, /secrets: must contain/],
    ["a secret without its prefix", { url, secrets: secret.slice(6) }, /secrets: each must be/],
    ["a secret of 23 bytes", { url, secrets: bytes(23) }, /secrets: each must be/],
    ["a secret of 65 bytes", { url, secrets: bytes(65) }, /secrets: each must be/],
    ["raw without an inbox", { url, format: "raw" }, /inbox: raw needs/],
    ["an unknown format", { url, secrets: secret, format: "xml" }, /format: must be/],
    ["no time", { url, secrets: secret, timeoutSeconds: 0 }, /timeoutSeconds: must be/],
  ] as const) {
    it(`must not have ${what}`, () => {
      const create = () => forwardTo(options as Parameters<typeof forwardTo>[0]);
      assert.throws(create, { code: "config_invalid", message });
    });
  }

  it("may have secrets of 24 to 64 bytes, such as a new one", () => {
    for (const secrets of [bytes(24), bytes(64), newSecret()]) forwardTo({ url, secrets });
    assert.notEqual(newSecret(), newSecret());
  });
});
