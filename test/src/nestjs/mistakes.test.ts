import assert from "node:assert/strict";
import { type DynamicModule, Injectable, Module, Scope, type Type } from "@nestjs/common";
import type { VodEventOf } from "@vod-events/core";
import { OnVodEvent, vodEventsToken } from "@vod-events/nestjs";
import express from "express";
import { recordDiagnostics } from "../core/application.js";
import { type Framework, loadFramework, type Platform, platforms } from "./framework.js";
import { acmeOptions, sendUpload } from "./running-application.js";

class CatalogEvents {
  @OnVodEvent("media.uploaded")
  onUploaded(_event: VodEventOf<"media.uploaded">) {}
}

@Injectable({ scope: Scope.REQUEST })
class RequestEvents extends CatalogEvents {}

@Injectable({ scope: Scope.TRANSIENT })
class TransientEvents extends CatalogEvents {}

@Injectable({ scope: Scope.REQUEST })
class RequestState {}

class DependentEvents extends CatalogEvents {}
Reflect.defineMetadata("design:paramtypes", [RequestState], DependentEvents);
Injectable()(DependentEvents);

class EuropeEvents {
  @OnVodEvent("media.uploaded", { name: "europe" })
  onUploaded(_event: VodEventOf<"media.uploaded">) {}
}

interface Mistake {
  readonly imports: (module: Framework["VodEventsModule"]) => readonly (DynamicModule | Type)[];
  readonly providers?: readonly Type[];
  readonly message: RegExp;
}

@Module({ providers: [CatalogEvents] })
class FirstModule {}

@Module({ providers: [CatalogEvents] })
class SecondModule {}

const { callback } = acmeOptions();

const mistakes: Readonly<Record<string, Mistake>> = {
  "a request-scoped provider with a decorated method": {
    imports: (module) => [module.forRoot(acmeOptions())],
    providers: [RequestEvents],
    message: /^RequestEvents\.onUploaded: @OnVodEvent needs a singleton/,
  },
  "a transient provider with a decorated method": {
    imports: (module) => [module.forRoot(acmeOptions())],
    providers: [TransientEvents],
    message: /^TransientEvents\.onUploaded: @OnVodEvent needs a singleton/,
  },
  "a decorated method whose provider depends on the request": {
    imports: (module) => [module.forRoot(acmeOptions())],
    providers: [RequestState, DependentEvents],
    message: /^DependentEvents\.onUploaded: @OnVodEvent needs a singleton/,
  },
  "a class that two modules provide": {
    imports: (module) => [module.forRoot(acmeOptions()), FirstModule, SecondModule],
    message: /^CatalogEvents: provided by the modules FirstModule and SecondModule/,
  },
  "a name without a module": {
    imports: (module) => [module.forRoot(acmeOptions())],
    providers: [EuropeEvents],
    message:
      /^EuropeEvents\.onUploaded: there is no VodEventsModule with the name europe\. Registered: without a name\.$/,
  },
  "two modules without a name": {
    imports: (module) => [
      module.forRoot(acmeOptions()),
      module.forRoot(acmeOptions("https://app.example/other")),
    ],
    message: /^VodEventsModule: registered twice without a name\. Set another name\.$/,
  },
  "two modules with one callback URL": {
    imports: (module) => [
      module.forRoot(acmeOptions()),
      module.forRoot({ ...acmeOptions(), name: "europe" }),
    ],
    message:
      /two instances receive callbacks at \/hooks\/acme\. Set another callback\.url with the name europe\.$/,
  },
  "a type that callback.events lacks": {
    imports: (module) => [
      module.forRoot({ ...acmeOptions(), callback: { ...callback, events: ["media.deleted"] } }),
    ],
    providers: [CatalogEvents],
    message: /callback\.events does not include "media\.uploaded"/,
  },
  "an invalid option": {
    imports: (module) => [
      module.forRootAsync({ useFactory: () => ({ ...acmeOptions(), provider: "other" }) }),
    ],
    message: /provider/,
  },
};

for (const major of ["current", "previous"] as const) {
  for (const platform of platforms) {
    describe(`VodEventsModule in the ${major} NestJS on ${platform} refuses to start with`, () => {
      let framework: Framework;
      before(async () => {
        framework = await loadFramework(major);
      });

      for (const [what, { imports, providers = [], message }] of Object.entries(mistakes)) {
        it(what, async () => {
          @Module({
            imports: [...imports(framework.VodEventsModule)],
            providers: [...providers],
          })
          class AppModule {}
          await assert.rejects(init(framework, platform, AppModule), { message });
        });
      }
    });
  }
}

async function init(framework: Framework, platform: Platform, module: Type): Promise<void> {
  const app = await framework.createApplication(module, framework.adapter(platform));
  await app.init();
}

describe("VodEventsModule", () => {
  it("refuses a platform that is neither Express nor Fastify", async () => {
    const framework = await loadFramework("current");
    @Module({ imports: [framework.VodEventsModule.forRoot(acmeOptions())] })
    class AppModule {}
    const adapter = framework.adapter("express");
    adapter.getType = () => "koa";
    const app = await framework.createApplication(AppModule, adapter);
    await assert.rejects(app.init(), {
      message: "@vod-events/nestjs: the platform koa is not supported. Use express or fastify.",
    });
  });

  it("reports a body parser that its adapter has already", async () => {
    const framework = await loadFramework("current");
    @Module({ imports: [framework.VodEventsModule.forRoot(acmeOptions())] })
    class AppModule {}
    const adapter = framework.adapter("express");
    adapter.use(express.json());
    const app = await framework.createApplication(AppModule, adapter);
    const rejections = recordDiagnostics(app.get(vodEventsToken()), "rejected");
    await app.listen(0, "127.0.0.1");
    assert.equal(await sendUpload(app, "a"), 500);
    assert.equal(rejections[0]?.diagnostic.code, "body_already_read");
    await app.close();
  });
});
