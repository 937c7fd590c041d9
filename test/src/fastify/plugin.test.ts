import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import type { VodEventsOptions } from "@vod-events/core";
import type { QueueSource } from "@vod-events/core/provider";
import { vodEvents } from "@vod-events/fastify";
import { fakeClock } from "@vod-events/testkit";
import type { FastifyInstance } from "fastify";
import { fastify } from "fastify";
import { fastify as fastify4 } from "fastify-4";
import { acme, acmeRequest } from "../core/acme.js";
import { advanceUntil, application, pushConfig } from "../core/application.js";
import { send } from "../mounts/send.js";

const { headers, body } = acmeRequest({ uploads: ["a"] });
const json = { "content-type": "application/json" };
const delivery = { headers: { ...headers, ...json }, body: String(body) };

async function urlOf(app: FastifyInstance): Promise<string> {
  await app.listen({ port: 0, host: "127.0.0.1" });
  return `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`;
}

/** A queue that has no message until the test ends. */
const emptyQueue: QueueSource = {
  limits: {
    eventsPerPull: 1,
    handlesPerConfirm: 1,
    leaseSeconds: 600,
    longPollSeconds: 1,
    pullsPerSecond: 1,
    confirmsPerSecond: 1,
  },
  pull: (signal) => once(signal, "abort").then(() => []),
  async confirm() {},
};

/** Versions of Fastify as the current one, whose types the tests use. */
const versions: Readonly<Record<string, () => FastifyInstance>> = {
  "Fastify 5": () => fastify(),
  "Fastify 4": () => fastify4() as unknown as FastifyInstance,
};

for (const [version, create] of Object.entries(versions)) {
  describe(`the plugin vodEvents in ${version}`, () => {
    let app: FastifyInstance;
    beforeEach(() => {
      app = create();
    });
    afterEach(() => app.close());

    it("receives callbacks, which reach the handlers of app.vod", async () => {
      const { vod } = application();
      const received: unknown[] = [];
      app.register(vodEvents, { vod });
      app.after(() => app.vod.on("media.uploaded", ({ mediaId }) => received.push(mediaId)));
      const url = await urlOf(app);
      const reply = await send(`${url}/hooks/acme`, delivery);
      assert.deepEqual(reply, { status: 200, allow: undefined, body: "" });
      assert.deepEqual(received, ["a"]);
      assert.equal((await send(`${url}/hooks/other`, delivery)).status, 404);
    });

    it("leaves the application's body parsers as they are", async () => {
      app.register(vodEvents, { vod: application().vod });
      app.post("/echo", async ({ body }) => body);
      app.addContentTypeParser("text/x", { parseAs: "string" }, async () => "parsed");
      const url = await urlOf(app);
      const echo = await send(`${url}/echo`, { headers: json, body: '{"a":1}' });
      assert.equal(echo.body, '{"a":1}');
      const own = await send(`${url}/echo`, { headers: { "content-type": "text/x" }, body: "x" });
      assert.equal(own.body, "parsed");
      assert.equal((await send(`${url}/echo`, { body: "x" })).status, 415);
      assert.equal((await send(`${url}/hooks/acme`, delivery)).status, 200);
    });

    it("is not behind the hooks of another context", async () => {
      const { vod } = application();
      app.register(async (context) => {
        await context.register(vodEvents, { vod });
      });
      app.register(async (context) => {
        context.addHook("onRequest", (_request, reply) => reply.code(401).send());
        context.get("/media", async () => "media");
      });
      const url = await urlOf(app);
      assert.equal((await send(`${url}/media`, { method: "GET" })).status, 401);
      assert.equal((await send(`${url}/hooks/acme`, delivery)).status, 200);
    });

    it("receives injected requests", async () => {
      app.register(vodEvents, { vod: application().vod });
      const injected = { method: "POST", url: "/hooks/acme" } as const;
      const reply = await app.inject({ ...injected, headers, payload: body });
      assert.equal(reply.statusCode, 200);
      assert.equal((await app.inject({ ...injected, payload: body })).statusCode, 401);
    });

    it("answers a failed handler with 500, so that the provider redelivers", async () => {
      const { vod, clock } = application();
      vod.on("*", () => {
        throw new Error("down");
      });
      app.register(vodEvents, { vod });
      const url = await urlOf(app);
      const reply = await advanceUntil(clock, send(`${url}/hooks/acme`, delivery));
      assert.equal(reply.status, 500);
    });

    it("starts when the application is ready, and stops before it closes its parts", async () => {
      const steps: string[] = [];
      const { vod } = application();
      const recorded = {
        ...vod,
        async start() {
          steps.push("started");
        },
        async stop(options?: object) {
          steps.push(`stopped ${JSON.stringify(options)}`);
          return vod.stop(options);
        },
      };
      app.register(vodEvents, { vod: recorded, stop: { deadlineSeconds: 5 } });
      app.addHook("onClose", async () => {
        steps.push("closed");
      });
      app.addHook("onReady", async () => {
        steps.push("ready");
      });
      await app.ready();
      await app.close();
      assert.deepEqual(steps, ["ready", "started", 'stopped {"deadlineSeconds":5}', "closed"]);
    });

    it("does not start the application when the instance cannot start", async () => {
      const { vod } = application();
      await vod.stop();
      app.register(vodEvents, { vod });
      await assert.rejects(async () => await app.ready(), { code: "stopped" });
    });

    it("registers no route without a callback URL", async () => {
      const { url: _, ...config } = pushConfig;
      const callback: VodEventsOptions["callback"] = { ...config, mode: "pull" };
      const adapter = acme({ queue: emptyQueue });
      app.register(vodEvents, { vod: application({ callback, adapter }).vod });
      await app.ready();
      assert.equal(app.hasRoute({ method: "POST", url: "/hooks/acme" }), false);
      assert.deepEqual(app.vod.callbackPaths, []);
    });

    it("rejects a context with a prefix", async () => {
      const { vod } = application();
      app.register(async (context) => void (await context.register(vodEvents, { vod })), {
        prefix: "/api",
      });
      await assert.rejects(async () => await app.ready(), {
        message:
          "@vod-events/fastify: registered below the prefix /api. Register it without a prefix. Its paths are those of callback.url.",
      });
    });

    it("receives at a path with characters that the router reads otherwise", async () => {
      const name = "acme:eu ü%(1)";
      const { vod } = application({
        provider: name,
        providers: { [name]: () => acme() },
        callback: { ...pushConfig, url: "https://app.example/ü:x/a*b/(c:d)" },
        clock: fakeClock(),
      });
      app.register(vodEvents, { vod });
      const url = await urlOf(app);
      const [path] = vod.callbackPaths;
      assert.equal((await send(url + path, delivery)).status, 200, path);
    });
  });
}
