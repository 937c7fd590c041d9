import { setTimeout as sleep } from "node:timers/promises";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { openTelemetry } from "@vod-events/opentelemetry";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";
import { tencentKey } from "../bodies/tencent.js";
import { settings } from "../processes/settings.js";
import { serve } from "./serve.js";

// An application with one handler that does next to nothing, or that waits; with a file, on an inbox in it. No SDK of
// OpenTelemetry is registered.
const { file, handlerMs, instrumented } = settings<{
  readonly file?: string;
  readonly handlerMs?: number;
  readonly instrumented?: boolean;
}>();
const vod = createVodEvents({
  provider: "tencent",
  providers: { tencent },
  callback: { mode: "push", url: "http://127.0.0.1/vod", signing: { key: tencentKey } },
  ...(file !== undefined && { inbox: sqliteInbox(file) }),
  ...(handlerMs !== undefined && { handling: { concurrency: 2000 } }),
  ...(instrumented && { instrumentation: openTelemetry() }),
});
let done = 0;
vod.on("media.uploaded", async () => {
  if (handlerMs !== undefined) await sleep(handlerMs);
  done += 1;
});
await vod.start();
await serve(nodeHandler(vod), () => done);
