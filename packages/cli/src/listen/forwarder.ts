import type { Handler } from "@vod-events/core";
import { type Destination, fanOut, forwardTo } from "@vod-events/gateway";
import { inboxAddressOf, inboxAt } from "../config/inbox-address.js";
import { type Forwarding, printer } from "../forward/forwarding.js";
import { withInbox } from "../inbox/existing-inbox.js";
import { count } from "../io/count.js";
import { reportLine } from "../io/failure.js";
import type { Io } from "../io/io.js";
import type { ListenOptions } from "./configured.js";
import type { Ending } from "./ending.js";
import { openOutput, printing } from "./printer.js";
import { reportUnassigned, reportWaiting } from "./report.js";
import type { Target } from "./target.js";

/** The time of an attempt after the timeout of its request. */
const marginSeconds = 5;

/** Opens the inboxes of a listener that forwards: one for each endpoint, and one for the output if it prints, too. */
export async function openForwarder(
  forwarding: Forwarding,
  options: ListenOptions,
  io: Io,
  ending: Ending,
): Promise<Target> {
  const { endpoints, format, order, attempts, timeoutSeconds } = forwarding;
  const destinations: Record<string, Destination> = {};
  const counts = new Map<string, number>();
  const counted = (label: string, handler: Handler<"*">): Handler<"*"> => {
    counts.set(label, 0);
    return async (event, context) => {
      await handler(event, context);
      counts.set(label, (counts.get(label) ?? 0) + 1);
    };
  };
  try {
    for (const { name, url, secrets } of endpoints) {
      const label = name ?? new URL(url).origin;
      const inbox = await inboxAt(inboxAddressOf(options.inbox, name));
      const request = { url, name: label, format, secrets, timeoutSeconds, inbox: inbox.admin };
      destinations[label] = { inbox, handler: counted(label, forwardTo(request)) };
      reportWaiting(await inbox.admin.stats(), io, label);
    }
    if (options.printsToo) {
      const { retryCapSeconds, ...rest } = printing;
      destinations[printer] = {
        inbox: await inboxAt(inboxAddressOf(options.inbox, printer)),
        handler: counted(printer, openOutput(options, io, ending)),
        handling: { ...rest, retryCapMs: retryCapSeconds * 1000 },
      };
    }
  } catch (error) {
    await Promise.all(Object.values(destinations).map(({ inbox }) => inbox.stop()));
    throw error;
  }
  if (endpoints.every(({ name }) => name !== undefined)) await checkUnassigned(options, io);
  return {
    ...fanOut(destinations, {
      onGone(label) {
        const consequence =
          "nothing is sent to it until the next start. Its events stay in the inbox";
        reportLine(io.stderr, "endpoint gone", `${label} answered with status 410; ${consequence}`);
      },
    }),
    handling: {
      attempts,
      deadlineSeconds: timeoutSeconds + marginSeconds,
      retryCapSeconds: 3600,
      serialBy: order,
    },
    verb: "forwarded",
    summary: () =>
      [...counts].map(([label, number]) =>
        label === printer
          ? `${count(number, "event")} printed`
          : `${count(number, "event")} forwarded to ${label}`,
      ),
  };
}

/** Reports the events of an earlier listener that no endpoint gets, because each has an inbox of its own. */
async function checkUnassigned({ inbox }: ListenOptions, io: Io): Promise<void> {
  const stats = await withInbox(inbox, (admin) => admin.stats()).catch(() => undefined);
  if (stats !== undefined) reportUnassigned(stats, io);
}
