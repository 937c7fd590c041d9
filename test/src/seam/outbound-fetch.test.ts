import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { recordDiagnostics } from "../core/application.js";
import { omniRequest } from "./omni.js";
import { omniReceiver } from "./receiver.js";

const limit = 64 * 1024;
const notAllowed = "the delivery refers to a URL at an origin that the adapter does not allow";

/** Sends the bytes in two chunks, without their length in a header. */
function twoChunks(length: number): RequestListener {
  return (_, response) => {
    response.write(Buffer.alloc(length - 1), () => setImmediate(() => response.end("x")));
  };
}

const answers: Readonly<Record<string, RequestListener>> = {
  "/longest": (_, response) => response.end(Buffer.alloc(limit)),
  "/too-long": (_, response) => response.end(Buffer.alloc(limit + 1)),
  "/longest-in-chunks": twoChunks(limit),
  "/too-long-in-chunks": twoChunks(limit + 1),
  "/empty": (_, response) => response.writeHead(204).end(),
  "/not-modified": (_, response) => response.writeHead(304).end(),
  "/broken": (_, response) => {
    response.writeHead(200, { "content-length": "10" });
    response.write("abc", () => setImmediate(() => response.destroy()));
  },
};

describe("a URL that a delivery contains", () => {
  let server: Server;
  let host: string;
  let requests: string[];
  beforeEach(async () => {
    requests = [];
    server = createServer((request, response) => {
      const { url = "" } = request;
      requests.push(url);
      answers[url]?.(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(close);

  function close(): Promise<void> {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  }

  /** The status of the reply to a handshake with the URL, and what is reported. */
  async function shake(url: string, allowedOrigins: readonly string[] = [`http://${host}`]) {
    const { vod } = omniReceiver({ allowedOrigins });
    const [rejections, handshakes] = [
      recordDiagnostics(vod, "rejected"),
      recordDiagnostics(vod, "handshake"),
    ];
    const { status } = await vod.receive(omniRequest({ confirm: url }));
    const { code, problems } = rejections[0]?.diagnostic ?? {};
    return { status, code, problems, handshakes: handshakes.map(({ diagnostic }) => diagnostic) };
  }

  const fetched = {
    ...{ status: 200, code: undefined, problems: undefined },
    handshakes: [{ provider: "omni" }],
  };

  function failed(reason: string) {
    const problems = [`a URL of the delivery could not be fetched: ${reason}`];
    return { status: 503, code: "fetch_failed", problems, handshakes: [] };
  }

  const refused = {
    ...{ status: 422, code: "origin_not_allowed" },
    ...{ problems: [notAllowed], handshakes: [] },
  };

  it("is fetched when the response has 64 KiB, and not when it is longer", async () => {
    const tooLong = failed("the response is too long");
    assert.deepEqual(await shake(`http://${host}/longest`), fetched);
    assert.deepEqual(await shake(`http://${host}/too-long`), tooLong);
    assert.deepEqual(await shake(`http://${host}/longest-in-chunks`), fetched);
    assert.deepEqual(await shake(`http://${host}/too-long-in-chunks`), tooLong);
  });

  it("is fetched when the response has no body", async () => {
    assert.deepEqual(await shake(`http://${host}/empty`), fetched);
    const refusal = failed("the server answered with 304");
    assert.deepEqual(await shake(`http://${host}/not-modified`), refusal);
  });

  it("is not fetched when the response breaks off", async () => {
    assert.deepEqual(await shake(`http://${host}/broken`), failed("the response cannot be read"));
  });

  it("is not fetched when the server cannot be reached", async () => {
    await close();
    assert.deepEqual(await shake(`http://${host}/`), failed("the server cannot be reached"));
  });

  it("is refused with a user name or a password, also at an allowed origin", async () => {
    for (const user of ["user", ":password", "user:password"]) {
      assert.deepEqual(await shake(`http://${user}@${host}/empty`), refused, user);
    }
    assert.deepEqual(requests, []);
  });

  it("is fetched at any of the allowed origins", async () => {
    const others = ["https://a.example", "https://*.b.example"];
    assert.deepEqual(await shake(`http://${host}/empty`, [...others, `http://${host}`]), fetched);
    assert.deepEqual(await shake(`http://${host}/empty`, [`http://${host}`, ...others]), fetched);
    assert.deepEqual(await shake(`http://${host}/empty`, others), refused);
  });

  it("is refused when the adapter allows no origin", async () => {
    const { vod } = omniReceiver({ capabilities: { delivery: undefined } as never });
    const rejections = recordDiagnostics(vod, "rejected");
    const reply = await vod.receive(omniRequest({ confirm: `http://${host}/empty` }));
    assert.deepEqual(
      [reply.status, rejections[0]?.diagnostic.code, requests],
      [422, "origin_not_allowed", []],
    );
  });
});
