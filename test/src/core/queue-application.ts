import type { QueueSource } from "@vod-events/core/provider";
import { acme } from "./acme.js";
import { application } from "./application.js";

/** An application of the made-up cloud that pulls a queue. */
export function consumer(queue: QueueSource, options: Parameters<typeof application>[0] = {}) {
  return application({ adapter: acme({ queue }), callback: { mode: "pull" }, ...options });
}
