import { systemClock } from "@vod-events/core";
import { sqliteInbox } from "@vod-events/sqlite";
import { deliver, mediaApplication, uploaded } from "../media-cloud.js";

// Stores and handles an event. In the mode `kill`, the handler kills the process. Otherwise the clock is ahead, so that
// the lease of a killed process has expired.
const [file = "", mode] = process.argv.slice(2);
const clock = { ...systemClock, now: () => Date.now() + (mode === "kill" ? 0 : 3_600_000) };
const vod = mediaApplication({ inbox: sqliteInbox(file), clock });
vod.media.on("changed", ({ state }) => process.stdout.write(`changed ${state.status}\n`));
vod.on("*", async ({ mediaId }) => {
  await new Promise((resolve) => process.stdout.write(`handles ${mediaId}\n`, resolve));
  if (mode === "kill") process.kill(process.pid, "SIGKILL");
  else setImmediate(() => vod.stop());
});
await vod.start();
if (mode === "kill") await deliver(vod, uploaded("m"));
