import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type FunctionEvent, type FunctionHandler, functionHandler } from "@vod-events/core/http";
import { acmeRequest } from "../core/acme.js";
import { advanceUntil, application, recordDiagnostics } from "../core/application.js";
import { clouds, signedDelivery, signingKey } from "./signed-delivery.js";

const example = join(import.meta.dirname, "../../../examples/dist/mounts/function.js");
const base = "https://app.example/vod";

/** One request as the events of the two versions have it. */
function events(
  path: string,
  method: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Readonly<Record<string, FunctionEvent>> {
  const upper = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value]),
  );
  const encoded = { body: Buffer.from(body).toString("base64"), isBase64Encoded: true };
  const second = { requestContext: { http: { method } }, rawPath: path, headers };
  const first = { httpMethod: method, path, headers: upper };
  return {
    "version 2, text": { ...second, body, isBase64Encoded: false },
    "version 2, base64": { ...second, ...encoded },
    "version 1, text": { ...first, body, isBase64Encoded: false },
    "version 1, base64": { ...first, ...encoded },
  };
}

describe("the receiver as a function", () => {
  let handler: FunctionHandler;
  const before = { ...process.env };
  const printed: unknown[][] = [];
  const { log } = console;
  beforeEach(async () => {
    Object.assign(process.env, {
      VOD_PROVIDER: "baidu",
      VOD_CALLBACK_URL: base,
      VOD_SIGNING_KEY: signingKey,
    });
    printed.length = 0;
    console.log = (...words) => printed.push(words);
    ({ handler } = await import(pathToFileURL(example).href));
  });
  afterEach(() => {
    console.log = log;
    process.env = before;
  });

  for (const cloud of clouds) {
    it(`accepts ${cloud}'s callbacks in both versions, as text and base64, with any content type`, async () => {
      const types = [undefined, "application/x-www-form-urlencoded", "application/json"];
      for (const type of types) {
        const { headers, body } = signedDelivery(cloud, `${base}/${cloud}`, `m-${type}`);
        const all = type === undefined ? headers : { ...headers, "content-type": type };
        for (const [what, event] of Object.entries(events(`/vod/${cloud}`, "POST", all, body))) {
          assert.deepEqual(await handler(event), { statusCode: 200, headers: {}, body: "" }, what);
        }
        assert.deepEqual(printed.at(-1), ["uploaded", `m-${type}`, "港口"]);
      }
      assert.equal(printed.length, types.length);
    });
  }
});

describe("functionHandler", () => {
  const { headers, body } = acmeRequest({ uploads: ["a"] });
  const rejected: readonly [number, string, string, string][] = [
    [405, "GET", "/hooks/acme", ""],
    [405, "HEAD", "/hooks/acme", ""],
    [404, "POST", "/hooks/other", String(body)],
    [401, "POST", "/hooks/acme", "{}"],
    [413, "POST", "/hooks/acme", "x".repeat(1024 * 1024 + 1)],
  ];
  for (const [status, method, path, text] of rejected) {
    it(`answers ${method} ${path} with ${text.length} characters with ${status}`, async () => {
      const { vod } = application();
      const allow = status === 405 ? { allow: "POST" } : {};
      for (const [what, event] of Object.entries(events(path, method, headers, text))) {
        const reply = await functionHandler(vod)(event);
        assert.deepEqual(reply, { statusCode: status, headers: allow, body: "" }, what);
      }
    });
  }

  it("accepts single and multi-value headers, and rejects repeated signatures", async () => {
    const { vod } = application();
    const lists = (times: number) =>
      Object.fromEntries(
        Object.entries(headers).map(([name, value]) => [name, Array(times).fill(value)]),
      );
    const request = { httpMethod: "POST", path: "/hooks/acme", body: String(body) };
    const statuses = [
      { headers: lists(1) },
      { headers: null, multiValueHeaders: lists(1) },
      { headers, multiValueHeaders: lists(1) },
      { multiValueHeaders: lists(2) },
      { headers: { ...headers, "Content-Encoding": ["gzip"] } },
    ].map(async (part) => (await functionHandler(vod)({ ...request, ...part })).statusCode);
    assert.deepEqual(await Promise.all(statuses), [200, 200, 200, 401, 415]);
  });

  it("treats an event without headers and body as an empty request", async () => {
    const { vod } = application();
    const rejections = recordDiagnostics(vod, "rejected");
    const event = { httpMethod: "POST", path: "/hooks/acme", headers: null, body: null };
    assert.equal((await functionHandler(vod)(event)).statusCode, 401);
    assert.equal((await functionHandler(vod)({})).statusCode, 404);
    assert.deepEqual(
      rejections.map(({ diagnostic }) => diagnostic.code),
      ["signature_missing", "path_not_found"],
    );
  });

  it("answers a failed handler with 500, so that the provider redelivers", async () => {
    const { vod, clock } = application();
    vod.on("*", () => {
      throw new Error("down");
    });
    const [event = {}] = Object.values(events("/hooks/acme", "POST", headers, String(body)));
    const reply = await advanceUntil(clock, functionHandler(vod)(event));
    assert.equal(reply.statusCode, 500);
  });
});
