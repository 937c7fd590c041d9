import type { Handler } from "@vod-events/core";
import { inboxAt } from "../config/inbox-address.js";
import { count } from "../io/count.js";
import type { Io } from "../io/io.js";
import { formatEvent } from "../output/format-event.js";
import type { ListenOptions } from "./configured.js";
import type { Ending } from "./ending.js";
import { EventOutput } from "./event-output.js";
import { reportLostOutput, reportWaiting } from "./report.js";
import type { Target } from "./target.js";

/**
 * One event is printed at a time, so that a slow reader blocks only one event for other listeners. A reader may take
 * any time: no event moves to the dead letters.
 */
export const printing = {
  concurrency: 1,
  attempts: Number.MAX_SAFE_INTEGER,
  retryCapSeconds: 30,
} as const;

/** Opens the inbox of a listener that prints. */
export async function openPrinter(options: ListenOptions, io: Io, ending: Ending): Promise<Target> {
  const inbox = await inboxAt(options.inbox);
  reportWaiting(await inbox.admin.stats(), io);
  const output = openOutput(options, io, ending);
  let printed = 0;
  return {
    ...{ inbox, handling: printing, verb: "printed" },
    async handler(event, context) {
      await output(event, context);
      printed += 1;
    },
    summary: () => [`${count(printed, "event")} printed`],
  };
}

/** Returns a handler that prints events. The listener ends when the output is closed. */
export function openOutput({ pretty }: ListenOptions, io: Io, ending: Ending): Handler<"*"> {
  const output = new EventOutput({
    stdout: io.stdout,
    format: formatEvent(pretty, io),
    onLost: (error) => ending.end(reportLostOutput(error, io)),
  });
  return (event, { signal }) => output.print(event, signal);
}
