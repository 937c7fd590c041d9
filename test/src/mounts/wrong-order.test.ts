import assert from "node:assert/strict";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { fetchHandler, functionHandler, nodeHandler } from "@vod-events/core/http";
import express from "express";
import Fastify from "fastify";
import { Hono } from "hono";
import Koa from "koa";
import bodyParser from "koa-bodyparser";
import { acmeRequest } from "../core/acme.js";
import { application, recordDiagnostics } from "../core/application.js";
import { send } from "./send.js";

type Vod = ReturnType<typeof application>["vod"];

/** A server with a body parser before the receiver, and the expected problem. */
interface WrongOrder {
  readonly server: (vod: Vod) => Server | Promise<Server>;
  readonly advice: RegExp;
}

const wrongOrders: Readonly<Record<string, WrongOrder>> = {
  "express.json() in Express": {
    server: (vod) => createServer(expressWith(express.json(), vod)),
    advice: /Mount nodeHandler before app\.use\(express\.json\(\)\)/,
  },
  "request.setEncoding() in Express": {
    server(vod) {
      const decode: express.RequestHandler = (request, _response, next) => {
        request.setEncoding("utf8");
        next();
      };
      return createServer(expressWith(decode, vod));
    },
    advice: /Mount nodeHandler before the code that calls it/,
  },
  "koa-bodyparser in Koa": {
    server(vod) {
      const handle = nodeHandler(vod);
      const app = new Koa().use(bodyParser()).use((context) => {
        context.respond = false;
        handle(context.req, context.res);
      });
      return createServer(app.callback());
    },
    advice: /before app\.use\(bodyParser\(\)\) in Koa/,
  },
  "Fastify's own parser": {
    async server(vod) {
      const handle = nodeHandler(vod);
      const app = Fastify();
      app.all("/hooks/*", (request, reply) => {
        reply.hijack();
        handle(request.raw, reply.raw);
      });
      await app.ready();
      return app.server;
    },
    advice: /in an onRequest hook in Fastify/,
  },
  "context.req.json() in Hono": {
    server(vod) {
      const handle = fetchHandler(vod);
      const app = new Hono().use(async (context, next) => {
        await context.req.json();
        await next();
      });
      app.all("/hooks/*", (context) => handle(context.req.raw));
      return createAdaptorServer({ fetch: app.fetch }) as Server;
    },
    advice: /Call fetchHandler first, or let the other reader use request\.clone\(\)/,
  },
};

function expressWith(parser: express.RequestHandler, vod: Vod): RequestListener {
  const app = express();
  app.use(parser);
  app.use("/hooks", nodeHandler(vod));
  return app;
}

describe("a body parser before the receiver", () => {
  let server: Server | undefined;
  let warnings: Error[] = [];
  const listen = (warning: Error) => {
    if (warning.name === "VodEventsWarning") warnings.push(warning);
  };
  beforeEach(() => {
    warnings = [];
    process.on("warning", listen);
  });
  afterEach(() => {
    process.off("warning", listen);
    server?.closeAllConnections();
    server?.close();
  });

  async function start(made: Server | Promise<Server>): Promise<string> {
    const started = await made;
    server = started;
    await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(started.address() as AddressInfo).port}/hooks/acme`;
  }

  const { body, headers } = acmeRequest({ uploads: ["a"] });
  const json = { headers: { ...headers, "content-type": "application/json" }, body: String(body) };

  for (const [what, { server: make, advice }] of Object.entries(wrongOrders)) {
    it(`such as ${what} is answered with 500, reported, and warned about once`, async () => {
      const { vod } = application();
      const rejections = recordDiagnostics(vod, "rejected");
      const url = await start(make(vod));
      for (const _ of [1, 2]) {
        assert.deepEqual(await send(url, json), { status: 500, allow: undefined, body: "" });
      }
      assert.deepEqual(
        rejections.map(({ diagnostic }) => diagnostic.code),
        ["body_already_read", "body_already_read"],
      );
      assert.match(String(rejections[0]?.diagnostic.problems), advice);
      await new Promise((resolve) => setImmediate(resolve));
      assert.deepEqual(
        warnings.map(({ message }) => advice.test(message)),
        [true],
      );
    });
  }

  it("is accepted when it keeps the raw bytes: express.raw()", async () => {
    const { vod } = application();
    const url = await start(createServer(expressWith(express.raw({ type: "*/*" }), vod)));
    assert.equal((await send(url, json)).status, 200);
  });

  it("is accepted when it keeps the raw bytes in request.rawBody", async () => {
    const { vod } = application();
    const keep = express.json({
      verify: (request, _response, rawBody) => Object.assign(request, { rawBody }),
    });
    const url = await start(createServer(expressWith(keep, vod)));
    assert.equal((await send(url, json)).status, 200);
  });

  it("is accepted when it ignores the content type, without a warning", async () => {
    const { vod } = application();
    const url = await start(createServer(expressWith(express.json(), vod)));
    assert.equal((await send(url, { headers, body: String(body) })).status, 200);
    assert.deepEqual(warnings, []);
  });

  it("is not reported for requests that are not callbacks", async () => {
    const { vod } = application();
    const url = await start(createServer(expressWith(express.json(), vod)));
    assert.equal((await send(url, { ...json, method: "PUT" })).status, 405);
    assert.equal((await send(`${url}/other`, json)).status, 404);
    await new Promise((resolve) => setImmediate(resolve));
    assert.deepEqual(warnings, []);
  });

  it("is detected when a reader locks the stream of a Fetch request", async () => {
    const { vod } = application();
    const rejections = recordDiagnostics(vod, "rejected");
    const request = new Request("http://app.example/hooks/acme", { method: "POST", ...json });
    request.body?.getReader();
    assert.equal((await fetchHandler(vod)(request)).status, 500);
    assert.equal(rejections[0]?.diagnostic.code, "body_already_read");
  });

  it("is detected when a function's body is an object", async () => {
    const { vod } = application();
    const rejections = recordDiagnostics(vod, "rejected");
    const event = { httpMethod: "POST", path: "/hooks/acme", headers, body: { uploads: ["a"] } };
    assert.deepEqual(await functionHandler(vod)(event), { statusCode: 500, headers: {}, body: "" });
    assert.match(
      String(rejections[0]?.diagnostic.problems),
      /Call functionHandler with the original event/,
    );
  });
});
