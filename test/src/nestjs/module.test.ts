import assert from "node:assert/strict";
import {
  Body,
  Controller,
  type INestApplication,
  Injectable,
  Module,
  Post,
  type Type,
  VersioningType,
} from "@nestjs/common";
import type { HandlerContext, VodEvent, VodEventOf, VodEvents } from "@vod-events/core";
import { InjectVodEvents, OnVodEvent, vodEventsToken } from "@vod-events/nestjs";
import { advanceUntil, recordDiagnostics } from "../core/application.js";
import { send } from "../mounts/send.js";
import { type Framework, loadFramework, platforms } from "./framework.js";
import { acmeOptions, sendUpload, startApplication } from "./running-application.js";

let handled: string[] = [];

class AnyEvents {
  protected readonly label: string = "any";

  @OnVodEvent("*")
  onAny({ type, mediaId }: VodEvent) {
    handled.push(`${this.label} ${type} ${mediaId}`);
  }
}

@Injectable()
class CatalogEvents extends AnyEvents {
  protected override readonly label = "catalog";

  @OnVodEvent("media.uploaded")
  @OnVodEvent("media.deleted")
  async onMedia(
    { type, mediaId }: VodEventOf<"media.uploaded" | "media.deleted">,
    { attempt, integrity }: HandlerContext,
  ) {
    handled.push(`${type} ${mediaId}, attempt ${attempt}, by ${integrity.channel}`);
  }
}

@Controller()
class EchoController {
  readonly vod: VodEvents;

  constructor(@InjectVodEvents() vod: VodEvents) {
    this.vod = vod;
  }

  @Post("echo")
  echo(@Body() body: object) {
    return { ...body, provider: this.vod.provider };
  }

  @OnVodEvent("media.uploaded")
  onUploaded({ mediaId }: VodEventOf<"media.uploaded">) {
    handled.push(`controller ${mediaId}`);
  }
}

function appModule({ VodEventsModule }: Framework): Type {
  @Module({
    imports: [VodEventsModule.forRoot(acmeOptions())],
    controllers: [EchoController],
    providers: [CatalogEvents, { provide: "alias", useExisting: CatalogEvents }],
  })
  class AppModule {}
  return AppModule;
}

for (const major of ["current", "previous"] as const) {
  for (const platform of platforms) {
    describe(`VodEventsModule in the ${major} NestJS on ${platform}`, () => {
      let framework: Framework;
      let app: INestApplication | undefined;
      before(async () => {
        framework = await loadFramework(major);
      });
      beforeEach(() => {
        handled = [];
      });
      afterEach(() => app?.close());

      it("calls the methods of providers and controllers, and those of base classes, once each", async () => {
        app = await startApplication(framework, platform, appModule(framework));
        assert.equal(await sendUpload(app, "a"), 200);
        assert.deepEqual(handled.sort(), [
          "catalog media.uploaded a",
          "controller a",
          "media.uploaded a, attempt 1, by push",
        ]);
      });

      it("leaves the application's body parser, prefix and versioning as they are", async () => {
        app = await startApplication(framework, platform, appModule(framework), (created) => {
          created.setGlobalPrefix("api");
          created.enableVersioning({ type: VersioningType.HEADER, header: "version" });
          created.enableCors();
        });
        const json = { "content-type": "application/json" };
        const url = `${await app.getUrl()}/api/echo`;
        const reply = await send(url, { headers: json, body: '{"a":1}' });
        assert.deepEqual(JSON.parse(reply.body), { a: 1, provider: "acme" });
        assert.equal(await sendUpload(app, "b"), 200);
        assert.equal((await send(`${await app.getUrl()}/hooks`, { body: "{}" })).status, 404);
      });

      it("reports a failed method to the inbox, which retries and then asks for a redelivery", async () => {
        const attempts: number[] = [];
        class FailingEvents {
          @OnVodEvent("media.uploaded")
          async onUploaded(_event: VodEventOf<"media.uploaded">, { attempt }: HandlerContext) {
            attempts.push(attempt);
            throw new Error("the catalog is down");
          }
        }
        const options = acmeOptions();
        const imports = [framework.VodEventsModule.forRoot(options)];
        @Module({ imports, providers: [FailingEvents] })
        class AppModule {}
        app = await startApplication(framework, platform, AppModule);
        const failures = recordDiagnostics(app.get(vodEventsToken()), "attempt_failed");
        assert.equal(await advanceUntil(options.clock, sendUpload(app, "a")), 500);
        assert.deepEqual(attempts, [1, 2, 3]);
        assert.equal(failures.length, 3);
      });

      it("answers 503 after a shutdown has begun", async () => {
        app = await startApplication(framework, platform, appModule(framework));
        const vod = app.get<VodEvents>(vodEventsToken());
        await app.close();
        app = undefined;
        const request = { method: "POST", path: "/hooks/acme", headers: {}, body: Buffer.of() };
        assert.equal((await vod.receive(request)).status, 503);
      });

      it("keeps several instances apart by name", async () => {
        class EuropeEvents {
          @OnVodEvent("media.uploaded", { name: "europe" })
          onUploaded({ mediaId }: VodEventOf<"media.uploaded">) {
            handled.push(`europe ${mediaId}`);
          }
        }
        const { VodEventsModule } = framework;
        @Module({
          imports: [
            VodEventsModule.forRoot(acmeOptions()),
            VodEventsModule.forRootAsync({
              name: "europe",
              imports: [],
              useFactory: async () => acmeOptions("https://app.example/europe"),
            }),
          ],
          controllers: [EchoController],
          providers: [EuropeEvents],
        })
        class AppModule {}
        app = await startApplication(framework, platform, AppModule);
        assert.equal(await sendUpload(app, "a"), 200);
        assert.equal(await sendUpload(app, "b", "/europe/acme"), 200);
        assert.deepEqual(handled, ["controller a", "europe b"]);
        assert.notEqual(app.get(vodEventsToken()), app.get(vodEventsToken("europe")));
      });

      it("receives at a path with characters that routers read otherwise", async () => {
        const { providers, ...options } = acmeOptions("https://app.example/ü:x/a*b/(c:d)");
        const name = "acme:eu ü%(1)";
        @Module({
          imports: [
            framework.VodEventsModule.forRoot({
              ...options,
              provider: name,
              providers: { [name]: providers.acme },
            }),
          ],
        })
        class AppModule {}
        app = await startApplication(framework, platform, AppModule);
        const [path = ""] = app.get<VodEvents>(vodEventsToken()).callbackPaths;
        assert.equal(await sendUpload(app, "a", path), 200, path);
      });
    });
  }
}
