import { createRequire } from "node:module";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { tencent } from "@vod-events/tencent";
import { tencentBody, tencentKey, upload } from "../bodies/tencent.js";
import { sendToParent } from "../processes/settings.js";

/** The report of a receiver after its first event. */
export interface FirstEvent {
  /** Which modules of the cloud's SDK are loaded. */
  readonly sdkModules: readonly string[];
}

// A receiver that takes one callback, from its bytes to its handler.
const vod = createVodEvents({
  provider: "tencent",
  providers: { tencent },
  callback: { mode: "push", url: "http://127.0.0.1/vod", signing: { key: tencentKey } },
});
vod.on("media.uploaded", () => {
  const loaded = Object.keys(createRequire(import.meta.url).cache);
  const sdkModules = loaded.filter((path) => path.includes("tencentcloud-sdk-nodejs"));
  sendToParent({ sdkModules } satisfies FirstEvent);
});
nodeHandler(vod);
await vod.start();
const body = tencentBody(upload("5285890000000000001"));
await vod.receive({ method: "POST", path: "/vod/tencent", headers: {}, body });
