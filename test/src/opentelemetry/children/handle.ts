import { optionsOf, tracedApplication } from "../traced-application.js";

// Handles events until a number of attempts have ended, and prints its spans.
const options = optionsOf("handle");
const { vod, tracer, end } = await tracedApplication(options, true, {
  handling: { attempts: options.maxAttempts, retryBaseSeconds: 0.05 },
});
const ended = new Promise<void>((resolve) => {
  let left = options.attempts;
  const count = () => {
    left -= 1;
    if (left === 0) resolve();
  };
  vod.diagnostics.on("handled", count).on("attempt_failed", count);
});
vod.on("media.uploaded", async () => {
  tracer.startSpan("work").end();
  if (options.fails) throw new Error("no");
});
// A worker does not keep its process alive.
const alive = setInterval(() => {}, 1000);
await vod.start();
await ended;
clearInterval(alive);
await end();
