/** The receiver in NestJS on Fastify. */
import { Injectable, Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { FastifyAdapter } from "@nestjs/platform-fastify";
import { baidu } from "@vod-events/baidu";
import type { HandlerContext, VodEventOf, VodEvents } from "@vod-events/core";
import { InjectVodEvents, OnVodEvent, VodEventsModule } from "@vod-events/nestjs";
import { tencent } from "@vod-events/tencent";

const { env } = process;

@Injectable()
class CatalogEvents {
  @OnVodEvent("media.uploaded")
  onUploaded({ mediaId, data }: VodEventOf<"media.uploaded">, { attempt }: HandlerContext) {
    console.log("uploaded", mediaId, data.media.name, attempt);
  }
}

@Injectable()
class CallbackLog {
  constructor(@InjectVodEvents() vod: VodEvents) {
    vod.diagnostics.on("rejected", ({ code, problems }) =>
      console.warn("rejected:", code, problems),
    );
  }
}

@Module({
  imports: [
    VodEventsModule.forRootAsync({
      useFactory: async () => ({
        provider: env.VOD_PROVIDER,
        providers: { tencent, baidu },
        callback: {
          mode: "push",
          url: env.VOD_CALLBACK_URL,
          signing: { key: env.VOD_SIGNING_KEY },
        },
      }),
    }),
  ],
  providers: [CatalogEvents, CallbackLog],
})
class AppModule {}

const app = await NestFactory.create(AppModule, new FastifyAdapter({ requestTimeout: 15_000 }));
app.enableShutdownHooks(["SIGTERM"], { useProcessExit: true });
await app.listen(env.PORT ?? 3000);
