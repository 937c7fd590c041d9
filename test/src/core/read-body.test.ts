import assert from "node:assert/strict";
import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { nodeHandler } from "@vod-events/core/http";
import { acmeRequest } from "./acme.js";
import { application, recordDiagnostics } from "./application.js";

const good = acmeRequest({ uploads: ["a"] });
const size = good.body.byteLength;

async function* inParts(...parts: readonly Uint8Array[]) {
  yield* parts;
}

describe("receiver.maxBodyBytes", () => {
  const bodies = {
    "in memory": () => good.body,
    "of one chunk": () => inParts(good.body),
    "of several chunks": () => inParts(good.body.subarray(0, 5), good.body.subarray(5)),
  } as const;
  for (const [what, body] of Object.entries(bodies)) {
    it(`accepts a body ${what} of exactly this size, and no byte more`, async () => {
      const statuses = [size, size - 1].map(async (maxBodyBytes) => {
        const { vod } = application({ receiver: { maxBodyBytes } });
        return (await vod.receive({ ...good, body: body() })).status;
      });
      assert.deepEqual(await Promise.all(statuses), [200, 413]);
    });
  }

  it("is compared with the declared length before the body is read", async () => {
    const { vod } = application({ receiver: { maxBodyBytes: size } });
    let reads = 0;
    const deliver = async (length: string) => {
      const headers = { ...good.headers, "content-length": length };
      const body = inParts(good.body);
      const next = () => {
        reads += 1;
        return body.next();
      };
      const counted = { [Symbol.asyncIterator]: () => ({ next }) };
      return (await vod.receive({ ...good, headers, body: counted })).status;
    };
    assert.deepEqual([await deliver(String(size + 1)), reads], [413, 0]);
    assert.deepEqual([await deliver(String(size)), reads], [200, 2]);
  });
});

describe("the encoding of a body", () => {
  const accepted: readonly object[] = [
    { "content-encoding": "" },
    { "content-encoding": "identity" },
    { "content-encoding": " Identity " },
    { "transfer-encoding": "chunked" },
    { "transfer-encoding": " Chunked " },
  ];
  const refused: readonly object[] = [
    { "content-encoding": "gzip" },
    { "content-encoding": "identity, gzip" },
    { "transfer-encoding": "gzip" },
    { "transfer-encoding": "gzip, chunked" },
    { "transfer-encoding": "chunked, gzip" },
    { "transfer-encoding": "chunked, chunked" },
  ];
  for (const [status, lists] of [
    [200, accepted],
    [415, refused],
  ] as const) {
    for (const more of lists) {
      it(`is answered with ${status} when it is ${JSON.stringify(more)}`, async () => {
        const { vod } = application();
        const reply = await vod.receive({ ...good, headers: { ...good.headers, ...more } });
        assert.equal(reply.status, status);
      });
    }
  }
});

describe("a body that stops", () => {
  it("is answered with 408 after receiver.bodyTimeoutSeconds", async () => {
    const { vod, clock } = application({ receiver: { bodyTimeoutSeconds: 3 } });
    const rejections = recordDiagnostics(vod, "rejected");
    async function* stalled() {
      yield good.body.subarray(0, 5);
      await new Promise(() => {});
    }
    const reply = vod.receive({ ...good, body: stalled() });
    await clock.advance(2999);
    assert.equal(rejections.length, 0);
    await clock.advance(1);
    assert.equal((await reply).status, 408);
    assert.deepEqual(
      rejections.map(({ diagnostic }) => diagnostic),
      [{ provider: "acme", code: "body_timeout", status: 408 }],
    );
  });
});

describe("a body that arrives in several chunks over HTTP", () => {
  let server: Server;
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  it("is put together before its signature is checked", async () => {
    const { vod } = application();
    const seen: unknown[] = [];
    vod.on("*", ({ mediaId }) => seen.push(mediaId));
    server = createServer(nodeHandler(vod));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const status = await new Promise((resolve, reject) => {
      const { headers, method, path } = good;
      const options = { host: "127.0.0.1", port, method, path, headers };
      const sending = request(options, (response) => {
        response.resume().on("end", () => resolve(response.statusCode));
      });
      sending.on("error", reject);
      sending.flushHeaders();
      server.once("request", () => {
        sending.write(good.body.subarray(0, 5), () => {
          setImmediate(() => sending.end(good.body.subarray(5)));
        });
      });
    });
    assert.deepEqual([status, seen], [200, ["a"]]);
  });
});

describe("a body that other code has read", () => {
  it("is reported each time, with one process warning of each application", async () => {
    const warnings: string[] = [];
    const listen = ({ message }: Error) => warnings.push(message);
    process.on("warning", listen);
    const consumed = "A middleware read it. Remove the middleware.";
    const applications = [application(), application()];
    const rejections = applications.map(({ vod }) => recordDiagnostics(vod, "rejected"));
    for (const { vod } of [...applications, ...applications]) {
      assert.equal((await vod.receive({ ...good, body: { consumed } })).status, 500);
    }
    await new Promise((resolve) => setImmediate(resolve));
    process.off("warning", listen);
    const warning = `A callback was rejected. ${consumed}`;
    assert.deepEqual(warnings, [warning, warning]);
    for (const recorded of rejections) {
      assert.deepEqual(
        recorded.map(({ diagnostic }) => diagnostic.problems),
        [[consumed], [consumed]],
      );
    }
  });
});
