import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";
import { tencentKey } from "../bodies/tencent.js";
import { settings } from "../processes/settings.js";
import { serve } from "./serve.js";

// An application with one handler that does next to nothing; with a file, on an inbox in it.
const { file } = settings<{ readonly file?: string }>();
const vod = createVodEvents({
  provider: "tencent",
  providers: { tencent },
  callback: { mode: "push", url: "http://127.0.0.1/vod", signing: { key: tencentKey } },
  ...(file !== undefined && { inbox: sqliteInbox(file) }),
});
let done = 0;
vod.on("media.uploaded", () => {
  done += 1;
});
await vod.start();
await serve(nodeHandler(vod), () => done);
