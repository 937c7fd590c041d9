import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import type { Provider } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import {
  type SimulatedCloud,
  simulateAlibaba,
  simulateBaidu,
  simulateMux,
} from "@vod-events/simulator";
import { fakeClock, type OpenHistory } from "@vod-events/testkit";
import { callbackReceiver } from "../simulator/callback-receiver.js";
import { countingEndpoint } from "./counting-endpoint.js";

interface Story {
  readonly cloud: SimulatedCloud;
  /** Makes the cloud send all events to a URL. */
  configure(url: string): Promise<void>;
  /** Creates the adapter of an endpoint. */
  adapter(endpoint: string): Provider;
}

/** Uploads, imports, thumbnails and renditions of the simulated Baidu AI Cloud. */
export async function baiduHistory(): Promise<OpenHistory> {
  const cloud = await simulateBaidu({ clock: fakeClock(Date.now()) });
  const { credentials } = cloud;
  return told({
    cloud,
    configure: (callbackUrl) =>
      cloud.configure({
        callbackUrl,
        enableMediaUploadCompleteEvent: true,
        enableMediaFetchCompleteEvent: true,
        enableMediaTranscodeCompleteEvent: true,
        enableMediaThumbnailCompleteEvent: true,
      }),
    adapter: (endpoint) => baidu({ endpoint, credentials }),
  });
}

/** Renditions of the simulated Alibaba Cloud. */
export async function alibabaHistory(): Promise<OpenHistory> {
  const cloud = await simulateAlibaba({ clock: fakeClock(Date.now()) });
  const { credentials } = cloud;
  return told({
    cloud,
    configure: (CallbackURL) =>
      cloud.configure({ CallbackType: "HTTP", CallbackURL, EventTypeList: "ALL" }),
    adapter: (endpoint) => alibaba({ env: {}, endpoint, credentials }),
  });
}

/** Uploads, imports and renditions of a simulated environment of Mux. */
export async function muxHistory(): Promise<OpenHistory> {
  const cloud = await simulateMux({ clock: fakeClock(Date.now()) });
  const { credentials } = cloud;
  return told({
    cloud,
    configure: (address) => cloud.configure({ webhooks: [{ address }] }),
    adapter: (endpoint) => mux({ env: {}, endpoint, credentials }),
  });
}

/** Lets things happen. The callbacks are those of the types that the API shows completely enough. */
async function told({ cloud, configure, adapter }: Story): Promise<OpenHistory> {
  const [receiver, counting] = await Promise.all([
    callbackReceiver(),
    countingEndpoint(cloud.endpoint),
  ]);
  await configure(receiver.url);
  for (let count = 0; count < 3; count += 1) {
    const { mediaId } = await cloud.upload({ name: `${count}.mp4` });
    await cloud.transcode(mediaId);
    await cloud.thumbnail(mediaId);
    await cloud.import({ url: `https://source.example.com/${count}.mp4` });
  }
  await cloud.idle();
  const provider = adapter(counting.endpoint);
  const all = receiver.received.map(({ body }) => JSON.parse(body) as object);
  return {
    provider,
    ...{ since: new Date(Date.now() - 3_600_000), until: new Date(Date.now() + 60_000) },
    calls: counting.calls,
    callbacks: all.filter((json) => isCovered(provider, json)),
    async close() {
      counting.close();
      receiver.close();
      await cloud.close();
    },
  };
}

function isCovered({ decode, normalize, reconciliation }: Provider, json: object): boolean {
  const decoded = decode(json);
  const [event] = decoded.ok ? normalize(decoded.wire) : [];
  return (reconciliation?.coverage[event?.native.type ?? ""]?.covers ?? "none") !== "none";
}
