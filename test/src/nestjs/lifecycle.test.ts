import assert from "node:assert/strict";
import { Injectable, Module, type Type } from "@nestjs/common";
import { Test } from "@nestjs/testing";
import { createVodEvents, memoryInbox, type VodEventOf, type VodEvents } from "@vod-events/core";
import { OnVodEvent, vodEventsToken } from "@vod-events/nestjs";
import { acmeRequest } from "../core/acme.js";
import { type Framework, loadFramework, platforms } from "./framework.js";
import { acmeOptions, sendUpload, startApplication } from "./running-application.js";

let steps: string[] = [];

class CatalogEvents {
  @OnVodEvent("media.uploaded")
  onUploaded({ mediaId }: VodEventOf<"media.uploaded">) {
    steps.push(`handled ${mediaId}`);
  }
}

@Injectable()
class Catalog {
  onModuleInit() {
    steps.push("catalog ready");
  }

  onApplicationBootstrap() {
    steps.push("catalog started");
  }

  onModuleDestroy() {
    steps.push("catalog closed");
  }
}

@Module({ providers: [Catalog] })
class CatalogModule {}

/** An inbox that records when it starts and stops. */
function recordedInbox() {
  const inbox = memoryInbox();
  const { start, stop } = inbox;
  return Object.assign(inbox, {
    async start() {
      steps.push("inbox started");
      await start.call(inbox);
    },
    async stop() {
      steps.push("inbox stopped");
      await stop.call(inbox);
    },
  });
}

function appModule({ VodEventsModule }: Framework): Type {
  @Module({
    imports: [
      CatalogModule,
      VodEventsModule.forRootAsync({
        useFactory: async () => ({ ...acmeOptions(), inbox: recordedInbox() }),
      }),
    ],
    providers: [CatalogEvents],
  })
  class AppModule {}
  return AppModule;
}

beforeEach(() => {
  steps = [];
});

for (const major of ["current", "previous"] as const) {
  describe(`the lifecycle of VodEventsModule in the ${major} NestJS`, () => {
    it("starts after the modules before it, and stops before they close", async () => {
      const framework = await loadFramework(major);
      const app = await startApplication(framework, "express", appModule(framework));
      await app.close();
      assert.deepEqual(steps, [
        "catalog ready",
        "catalog started",
        "inbox started",
        "inbox stopped",
        "catalog closed",
      ]);
    });

    it("also runs without HTTP", async () => {
      const framework = await loadFramework(major);
      const context = await framework.createContext(appModule(framework));
      const vod = context.get<VodEvents>(vodEventsToken());
      assert.equal((await vod.receive(acmeRequest({ uploads: ["a"] }))).status, 200);
      await context.close();
      assert.deepEqual(steps.slice(3, 5), ["handled a", "inbox stopped"]);
    });
  });
}

describe("VodEventsModule in a testing module of NestJS", () => {
  for (const platform of platforms) {
    it(`receives before the body parsers on ${platform}`, async () => {
      const framework = await loadFramework("current");
      const testing = Test.createTestingModule({ imports: [appModule(framework)] });
      const app = (await testing.compile()).createNestApplication(framework.adapter(platform));
      await app.listen(0, "127.0.0.1");
      assert.equal(await sendUpload(app, "a"), 200);
      await app.close();
      assert.ok(steps.includes("handled a"));
    });
  }

  it("uses the instance that replaces its own", async () => {
    const framework = await loadFramework("current");
    const vod = createVodEvents(acmeOptions());
    const testing = await Test.createTestingModule({ imports: [appModule(framework)] })
      .overrideProvider(vodEventsToken())
      .useValue(vod)
      .compile();
    await testing.init();
    assert.equal((await vod.receive(acmeRequest({ uploads: ["a"] }))).status, 200);
    await testing.close();
    assert.deepEqual(steps, ["catalog ready", "catalog started", "handled a", "catalog closed"]);
  });

  it("receives injected requests on fastify", async () => {
    const framework = await loadFramework("current");
    const app = await framework.createApplication(
      appModule(framework),
      framework.adapter("fastify"),
    );
    await app.init();
    const { method, path, headers, body } = acmeRequest({ uploads: ["a"] });
    const fastify = app.getHttpAdapter().getInstance();
    const injected = { method, url: path, headers, payload: body };
    assert.equal((await fastify.inject(injected)).statusCode, 200);
    await app.close();
  });
});
