import { acme } from "../../core/acme.js";
import { queueOf } from "../../core/acme-queue.js";
import { optionsOf, tracedApplication } from "../traced-application.js";

// Pulls the messages of a queue at once, and prints its spans when they are confirmed.
const options = optionsOf("pull");
const queue = queueOf(() =>
  options.messages.map((uploads, index) => ({ handle: `h-${index}`, json: { uploads } })),
);
const confirmed = new Promise<void>((resolve) => {
  let left = options.messages.length;
  queue.onConfirm = (handles) => {
    left -= handles.length;
    if (left === 0) resolve();
  };
});
const { vod, end } = await tracedApplication(options, false, {
  adapter: acme({ queue }),
  callback: { mode: "pull" },
});
await vod.start();
await confirmed;
await end();
