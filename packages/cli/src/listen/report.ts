import type { EventRef, VodEvents } from "@vod-events/core";
import type { InboxStats } from "@vod-events/core/inbox";
import { type ExitCode, reportFailure, reportLine, reportNote } from "../io/failure.js";
import type { Output, Shell } from "../io/io.js";
import type { CallbackServer } from "./callback-server.js";
import type { ListenOptions } from "./listen.js";
import type { Counts } from "./status.js";

/** Tells of events that an earlier listener left. */
export function reportWaiting({ waiting, running }: InboxStats, { stderr }: Shell): void {
  const open = waiting + running;
  if (open > 0) reportNote(stderr, `${count(open, "event")} in the inbox from before`);
}

/** Tells where it listens, and what to tell the cloud. */
export function reportListening(
  { provider: name }: ListenOptions,
  { callback: { url } }: VodEvents,
  server: CallbackServer | undefined,
  { stderr }: Shell,
): void {
  if (url === undefined || server === undefined) {
    reportLine(stderr, "listening", `pulling the queue of ${name}`);
    return;
  }
  const place = `on ${new URL(server.url).origin}`;
  reportLine(stderr, "listening", `${place}; the URL to give ${name} is ${url}`);
}

/** Tells why nothing more can be printed; returns what to end with. */
export function reportLostOutput(error: Error, { stderr }: Shell): ExitCode {
  const code = "code" in error ? String(error.code) : "no reason";
  if (code === "EPIPE") {
    reportNote(stderr, "the reader of the output is gone; what it did not take stays in the inbox");
    return 0;
  }
  const message = `cannot write the output: the system says ${code}; the events stay in the inbox`;
  return reportFailure(stderr, { code: "output_unwritable", message });
}

/** Names the events whose output was not taken in time. */
export function reportUnfinished(unfinished: readonly EventRef[], stderr: Output): void {
  for (const { type, id } of unfinished) {
    reportLine(stderr, "unfinished", `${type} ${id} stays in the inbox, to be printed again`);
  }
}

/** Sums up what happened. */
export function reportCounts({ printed, duplicates, refused }: Counts, { stderr }: Shell): void {
  const parts = [`${count(printed, "event")} printed`];
  if (duplicates > 0) parts.push(`${count(duplicates, "duplicate")} dropped`);
  if (refused > 0) parts.push(`${count(refused, "callback")} refused`);
  reportLine(stderr, "stopped", parts.join(", "));
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
