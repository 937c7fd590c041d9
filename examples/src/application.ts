/**
 * A media library that events keep up to date. Its code names no cloud. The configuration selects the cloud and the
 * delivery mode.
 */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { type AlibabaOptions, alibaba } from "@vod-events/alibaba";
import { type BaiduOptions, baidu } from "@vod-events/baidu";
import {
  type CallbackPlan,
  createVodEvents,
  type KnownEventType,
  type MediaUploaded,
  type Rendition,
  type SigningConfig,
  type ThumbnailImage,
  type VodEvent,
} from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { type MuxOptions, mux } from "@vod-events/mux";
import { type TencentOptions, tencent } from "@vod-events/tencent";
import { type VolcengineOptions, volcengine } from "@vod-events/volcengine";

/** The configuration that differs between deployments. */
export interface ApplicationConfig {
  readonly provider: "tencent" | "baidu" | "alibaba" | "volcengine" | "mux";
  readonly mode: "push" | "pull";
  /** The event types that the cloud sends. */
  readonly events: readonly KnownEventType[];
  /** A key, or the file for the key of a cloud that generates it. */
  readonly signing: SigningConfig;
  readonly tencent?: TencentOptions;
  readonly baidu?: BaiduOptions;
  readonly alibaba?: AlibabaOptions;
  readonly volcengine?: VolcengineOptions;
  readonly mux?: MuxOptions;
}

/** A media of this application. */
export interface LibraryEntry {
  /** Some clouds do not send it. */
  name?: string | undefined;
  readonly renditions: Rendition[];
  readonly thumbnails: ThumbnailImage[];
}

/** The running application. */
export interface Application {
  readonly library: ReadonlyMap<string, LibraryEntry>;
  /** The changes that were made at the cloud. */
  readonly plan: CallbackPlan;
  stop(): Promise<void>;
}

/** Starts the application. `onEvent` is called with each event after its handlers. */
export async function startApplication(
  config: ApplicationConfig,
  onEvent: (event: VodEvent) => void,
): Promise<Application> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await startWith(server, config, onEvent);
  } catch (error) {
    server.close();
    throw error;
  }
}

async function startWith(
  server: Server,
  config: ApplicationConfig,
  onEvent: (event: VodEvent) => void,
): Promise<Application> {
  const { port } = server.address() as AddressInfo;
  const vod = createVodEvents({
    provider: config.provider,
    providers: {
      tencent: () => tencent(config.tencent),
      baidu: () => baidu(config.baidu),
      alibaba: () => alibaba(config.alibaba),
      volcengine: () => volcengine(config.volcengine),
      mux: () => mux(config.mux),
    },
    callback: {
      mode: config.mode,
      url: `http://127.0.0.1:${port}/vod`,
      signing: config.signing,
      events: config.events,
    },
  });

  const library = new Map<string, LibraryEntry>();
  const entryOf = ({ mediaId = "" }: VodEvent): LibraryEntry => {
    const entry = library.get(mediaId) ?? { renditions: [], thumbnails: [] };
    library.set(mediaId, entry);
    return entry;
  };
  vod.on("media.uploaded", (event: MediaUploaded) => {
    entryOf(event).name = event.data.media.name;
    onEvent(event);
  });
  vod.on("media.transcoded", (event) => {
    if (event.outcome === "succeeded") entryOf(event).renditions.push(event.data.rendition);
    onEvent(event);
  });
  if (config.events.includes("thumbnail.created")) {
    vod.on("thumbnail.created", (event) => {
      entryOf(event).thumbnails.push(...event.data.images);
      onEvent(event);
    });
  }

  server.on("request", nodeHandler(vod));
  const plan = await vod.callback.apply();
  await vod.start();

  return {
    library,
    plan,
    async stop() {
      await vod.stop({ deadlineSeconds: 5 });
      server.closeAllConnections();
      server.close();
    },
  };
}
