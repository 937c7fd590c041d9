import assert from "node:assert/strict";
import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { forwardTo } from "@vod-events/gateway";
import { fakeClock } from "@vod-events/testkit";
import { attempt, contextOf, failureOf, secret, uploaded } from "./attempt.js";
import { endpointTestbed } from "./endpoint.js";

const open = endpointTestbed();

/** Opens a server that treats each connection in its own way after the request; returns its URL. */
async function openRaw(answer: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", () => answer(socket));
  });
  servers.push(server);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/canary-path?canary=query`;
}
const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

describe("a failed attempt to forward", () => {
  for (const status of [301, 302, 307, 400, 404, 409, 429, 500, 503]) {
    it(`is a response with status ${status}, without a redirect`, async () => {
      const [endpoint, other] = [await open(), await open()];
      endpoint.respond = (response) => response.writeHead(status, { location: other.url }).end();
      const { code, message } = await failureOf(attempt({ url: endpoint.url, name: "catalog" }));
      assert.deepEqual(
        [code, message],
        ["forward_failed", `catalog answered with status ${status}`],
      );
      assert.equal(other.received.length, 0);
    });
  }

  it("is endpoint_gone with status 410", async () => {
    const endpoint = await open();
    endpoint.respond = (response) => response.writeHead(410).end();
    assert.equal((await failureOf(attempt({ url: endpoint.url }))).code, "endpoint_gone");
  });

  it("is no response with a status from 200 to 299", async () => {
    const endpoint = await open();
    for (const status of [200, 201, 202, 204, 299]) {
      endpoint.respond = (response) => response.writeHead(status).end();
      await attempt({ url: endpoint.url });
    }
  });

  it("takes the wait from Retry-After: seconds or a date", async () => {
    const endpoint = await open();
    const clock = fakeClock(Date.parse("2026-03-01T00:00:00Z"));
    const seconds = async (value: string) => {
      endpoint.respond = (response) => response.writeHead(503, { "retry-after": value }).end();
      return (await failureOf(attempt({ url: endpoint.url, clock }))).retryAfterSeconds;
    };
    assert.equal(await seconds("120"), 120);
    assert.equal(await seconds("Sun, 01 Mar 2026 00:01:00 GMT"), 60);
    for (const invalid of ["0", "-5", "soon", "1.5", "Sun, 01 Mar 2026 00:00:00 GMT"]) {
      assert.equal(await seconds(invalid), undefined, invalid);
    }
  });

  it("is no answer within the timeout", async () => {
    const endpoint = await open();
    endpoint.respond = () => {};
    const clock = fakeClock();
    const failure = failureOf(
      attempt({ url: endpoint.url, name: "catalog", timeoutSeconds: 3, clock }),
    );
    while (endpoint.received.length === 0) await new Promise((resolve) => setImmediate(resolve));
    await clock.advance(3000);
    assert.equal((await failure).message, "catalog did not answer within 3 s");
    assert.equal(clock.sleeping, 0);
  });

  it("ends with the signal of the handler", async () => {
    const endpoint = await open();
    const stop = new AbortController();
    endpoint.respond = () => stop.abort(new Error("the application stops"));
    const handler = forwardTo({ url: endpoint.url, secrets: secret });
    const failure = await failureOf(handler(uploaded("1"), contextOf(stop.signal)));
    assert.equal(failure.message, "the application stops");
  });

  it("names the endpoint and no part of the URL, and is retryable", async () => {
    const url = await openRaw((socket) => socket.resetAndDestroy());
    const { code, message, retryable } = await failureOf(attempt({ url }));
    assert.deepEqual([code, retryable], ["forward_failed", true]);
    assert.match(String(message), /^the request to 127\.0\.0\.1:\d+ failed: ECONNRESET$/);
  });

  it("is a connection that is refused", async () => {
    const { message } = await failureOf(attempt({ url: "http://127.0.0.1:9/", name: "a" }));
    assert.equal(message, "the request to a failed: ECONNREFUSED");
  });

  const head = "HTTP/1.1 200 OK\r\n";
  for (const [what, answer] of [
    ["an answer that is not HTTP", (socket) => socket.end("SSH-2.0-OpenSSH_9.6\r\n\r\n")],
    ["no answer at all", (socket) => socket.end()],
    ["headers without an end", (socket) => void endless(socket, head, "x-a: b\r\n")],
    ["one header without an end", (socket) => void endless(socket, `${head}x: `, "x".repeat(999))],
    [
      "two lengths",
      (socket) => socket.end(`${head}content-length: 1\r\ncontent-length: 2\r\n\r\n`),
    ],
    [
      "a protocol switch",
      (socket) => socket.end("HTTP/1.1 101 X\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n"),
    ],
    ["half a status line", (socket) => socket.end("HTTP/1.1 2")],
  ] as readonly (readonly [string, (socket: Socket) => void])[]) {
    it(`is ${what}`, async () => {
      const { code } = await failureOf(attempt({ url: await openRaw(answer), timeoutSeconds: 5 }));
      assert.equal(code, "forward_failed");
    });
  }

  for (const [what, answer] of [
    ["is cut off", (socket) => socket.end(`${head}content-length: 10\r\n\r\nabc`)],
    ["is longer than it says", (socket) => socket.end(`${head}content-length: 1\r\n\r\nabcdef`)],
    ["has no end", (socket) => void endless(socket, `${head}\r\n`, "x".repeat(9999))],
    [
      "has an invalid encoding",
      (socket) => socket.end(`${head}content-encoding: gzip\r\ncontent-length: 1\r\n\r\nx`),
    ],
  ] as readonly (readonly [string, (socket: Socket) => void])[]) {
    it(`is not a response with status 200 whose body ${what}`, async () => {
      await attempt({ url: await openRaw(answer), timeoutSeconds: 5 });
    });
  }

  it("is not a response with status 200 whose body takes too long", async () => {
    const clock = fakeClock();
    const url = await openRaw((socket) => {
      socket.write(`${head}content-length: 10\r\n\r\nabc`);
      setTimeout(() => clock.advance(15_000), 50);
    });
    await attempt({ url, clock });
  });
});

/** Writes until the connection is closed. */
async function endless(socket: Socket, head: string, part: string): Promise<void> {
  socket.write(head);
  while (!socket.destroyed && socket.writable) {
    if (!socket.write(part)) {
      await Promise.race([once(socket, "drain"), once(socket, "close")]).catch(() => {});
    }
  }
}
