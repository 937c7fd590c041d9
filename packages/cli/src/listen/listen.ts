import { createVodEvents, type VodEvents } from "@vod-events/core";
import { inboxAt } from "../config/inbox-address.js";
import { openInspector } from "../inspect/open-inspector.js";
import { CommandFailure, type ExitCode, reportFailure } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { formatEvent } from "../output/format-event.js";
import { type CallbackServer, openCallbackServer } from "./callback-server.js";
import { capturing, type Tap } from "./capture.js";
import type { ListenOptions } from "./configured.js";
import { Ending } from "./ending.js";
import { EventOutput } from "./event-output.js";
import {
  reportCounts,
  reportInFlight,
  reportListening,
  reportLostOutput,
  reportWaiting,
} from "./report.js";
import { type Counts, failureOf, reportStatus } from "./status.js";

/**
 * Receives events into an inbox and prints them from there, until a signal arrives, the output is closed or pulling
 * stops. An event is done when its text was written.
 *
 * @throws CommandFailure or VodError when it cannot start
 */
export async function listen(options: ListenOptions, io: Io): Promise<ExitCode> {
  const { callback, ...rest } = options.options;
  rejectMissingKey(options);
  const tap = await tapOf(options, io);
  const server = callback.mode === "push" ? await openCallbackServer(options, tap) : undefined;
  const inbox = await inboxAt(options.inbox);
  try {
    reportWaiting(await inbox.admin.stats(), io);
    const url = server && (callback.url || server.url);
    const vod = createVodEvents({
      ...rest,
      callback: { ...callback, url },
      handling: unlimitedRetries,
      inbox,
    });
    const { inspect: port } = options;
    const inspector =
      port === undefined ? undefined : await openInspector({ vod, inbox, port }, io.stderr);
    try {
      return await serve(vod, server, options, io);
    } finally {
      inspector?.close();
    }
  } catch (error) {
    server?.stopListening();
    server?.close();
    await inbox.stop();
    throw error;
  }
}

/** Returns the wrapper of the receiver; `undefined` for none. */
async function tapOf(
  { options: { callback }, capture }: ListenOptions,
  { stderr }: Io,
): Promise<Tap | undefined> {
  if (capture === undefined || callback.mode === "pull") return undefined;
  return capturing(capture, stderr);
}

/** Prints events until the end, then waits for running work. */
async function serve(
  vod: VodEvents,
  server: CallbackServer | undefined,
  options: ListenOptions,
  io: Io,
): Promise<ExitCode> {
  const ending = new Ending();
  io.holdOpen?.(() => ending.end(0));
  const counts = printEvents(vod, options, io, ending);
  await vod.start();
  server?.serve(vod);
  reportListening(options, vod, server, io);
  const exitCode = await ending.ended;
  await stop(vod, server, io);
  reportCounts(counts, io);
  return exitCode;
}

/**
 * One event is printed at a time, so that a slow reader blocks only one event for other listeners. A reader may take
 * any time: no event moves to the dead letters.
 */
const unlimitedRetries = {
  concurrency: 1,
  attempts: Number.MAX_SAFE_INTEGER,
  retryCapSeconds: 30,
} as const;

function rejectMissingKey({ options: { callback, receiver } }: ListenOptions): void {
  if (callback.mode === "pull" || receiver?.allowUnsigned) return;
  if (callback.signing?.key || callback.signing?.keyFile) return;
  throw new CommandFailure(
    "usage",
    "set VOD_SIGNING_KEY to the key that the provider signs with, or pass --allow-unsigned",
  );
}

/** Prints the events; ends when the output is closed or pulling stops. */
function printEvents(
  vod: VodEvents,
  { pretty }: ListenOptions,
  io: Io,
  ending: Ending,
): Readonly<Counts> {
  const output = new EventOutput({
    stdout: io.stdout,
    format: formatEvent(pretty, io),
    onLost: (error) => ending.end(reportLostOutput(error, io)),
  });
  vod.on("*", (event, { signal }) => output.print(event, signal));
  vod.diagnostics.on("pull_stopped", ({ error }) => {
    ending.end(reportFailure(io.stderr, failureOf(error)));
  });
  return reportStatus(vod.diagnostics, io.stderr);
}

/** The deadline for running work at the end. */
const stopSeconds = 5;

async function stop(
  vod: VodEvents,
  server: CallbackServer | undefined,
  { stderr }: Io,
): Promise<void> {
  server?.stopListening();
  const { inFlight } = await vod.stop({ deadlineSeconds: stopSeconds });
  server?.close();
  reportInFlight(inFlight, stderr);
}
