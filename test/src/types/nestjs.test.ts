import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import type { HandlerContext, MediaTranscoded, MediaUploaded, VodEvent } from "@vod-events/core";
import { OnVodEvent, VodEventsModule } from "@vod-events/nestjs";
import { tencent } from "@vod-events/tencent";

const providers = { tencent: () => tencent({}), baidu: () => baidu({}) };

describe("OnVodEvent", () => {
  it("accepts methods whose parameters are those of the handler", () => {
    class CatalogEvents {
      @OnVodEvent("media.transcoded")
      onTranscoded({ data }: MediaTranscoded, { signal }: HandlerContext) {
        return [data.rendition, signal];
      }

      @OnVodEvent("media.uploaded")
      @OnVodEvent("media.transcoded")
      protected async onMedia({ data }: MediaUploaded | MediaTranscoded) {
        return data;
      }

      @OnVodEvent("*")
      onAny(event: VodEvent) {
        return event.type;
      }

      @OnVodEvent("media.transcoded")
      withoutParameters() {}
    }
    assert.ok(new CatalogEvents());
  });

  it("rejects a method for another type, an unknown type, and other parameters", () => {
    class CatalogEvents {
      // @ts-expect-error the event is a MediaTranscoded
      @OnVodEvent("media.transcoded")
      onTranscoded(event: MediaUploaded) {
        return event;
      }

      // @ts-expect-error the event may be of another type
      @OnVodEvent("*")
      onAny(event: MediaUploaded) {
        return event;
      }

      // @ts-expect-error no event has this type
      @OnVodEvent("media.transcodet")
      onMisspelt() {}

      // @ts-expect-error the context is no string
      @OnVodEvent("media.uploaded")
      onUploaded(_event: MediaUploaded, context: string) {
        return context;
      }
    }
    assert.ok(new CatalogEvents());
  });
});

describe("the options of VodEventsModule", () => {
  it("reject a mode that the selected provider lacks", () => {
    VodEventsModule.forRoot({
      provider: "baidu",
      providers,
      // @ts-expect-error Baidu has no queue
      callback: { mode: "pull" },
    });
    VodEventsModule.forRootAsync({
      useFactory: () => ({
        provider: "baidu",
        providers,
        // @ts-expect-error Baidu has no queue
        callback: { mode: "pull" },
      }),
    });
  });

  it("accept a provider that is known only at run time, and the dependencies of the factory", () => {
    class Config {
      readonly provider: string | undefined = "tencent";
    }
    const module = VodEventsModule.forRootAsync({
      inject: [Config],
      useFactory: async ({ provider }: Config) => ({
        provider,
        providers,
        callback: { mode: "pull" },
        stop: { deadlineSeconds: 10 },
      }),
    });
    assert.equal(module.module, VodEventsModule);
  });
});
