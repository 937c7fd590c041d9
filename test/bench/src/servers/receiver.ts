import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { openTelemetry } from "@vod-events/opentelemetry";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";
import { tencentKey } from "../bodies/tencent.js";
import { settings } from "../processes/settings.js";
import { serve } from "./serve.js";

// An application with one handler that does next to nothing; with a file, on an inbox in it. No SDK of OpenTelemetry is
// registered.
const { file, instrumented } = settings<{
  readonly file?: string;
  readonly instrumented?: boolean;
}>();
const vod = createVodEvents({
  provider: "tencent",
  providers: { tencent },
  callback: { mode: "push", url: "http://127.0.0.1/vod", signing: { key: tencentKey } },
  ...(file !== undefined && { inbox: sqliteInbox(file) }),
  ...(instrumented && { instrumentation: openTelemetry() }),
});
let done = 0;
vod.on("media.uploaded", () => {
  done += 1;
});
await vod.start();
await serve(nodeHandler(vod), () => done);
