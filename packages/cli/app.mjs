import { createServer } from "node:http";
import { loadConfig } from "@vod-events/config";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";

const { options } = await loadConfig({
  cwd: "/tmp/devtry",
  searchFolder: "/work/h/dev/packages/cli",
});
const vod = createVodEvents(options);
vod.on("*", (e) => console.log(e.provider, e.type, e.mediaId));
vod.diagnostics.on("rejected", (r) => console.log("rejected", r.code, r.status, r.problems));
await vod.start();
createServer(nodeHandler(vod)).listen(3999);
