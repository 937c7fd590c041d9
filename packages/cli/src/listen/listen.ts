import { createVodEvents, type VodEvents } from "@vod-events/core";
import { inboxIn } from "../config/inbox-file.js";
import { CommandFailure, type ExitCode, reportFailure } from "../io/failure.js";
import type { Shell } from "../io/io.js";
import { eventWording } from "../output/format-event.js";
import { type CallbackServer, openCallbackServer, type Place } from "./callback-server.js";
import { capturing, type Tap } from "./capture.js";
import type { ListenedConfig } from "./configured.js";
import { Ending } from "./ending.js";
import { EventOutput } from "./event-output.js";
import {
  reportCounts,
  reportListening,
  reportLostOutput,
  reportUnfinished,
  reportWaiting,
} from "./report.js";
import { type Counts, failureOf, reportStatus } from "./status.js";

/** What `vod-events listen` is called with. */
export interface ListenOptions extends Place, ListenedConfig {
  /** The file that refused callbacks are written to; absent for none. */
  readonly capture: string | undefined;
  /** For people, not for programs. */
  readonly pretty: boolean;
}

/**
 * Takes events into an inbox and prints them from there, until it is told to stop, its output is closed or
 * pulling ends for good. An event is done once its text was taken.
 *
 * @throws CommandFailure or VodError when it cannot begin
 */
export async function listen(options: ListenOptions, shell: Shell): Promise<ExitCode> {
  const { callback, ...rest } = options.options;
  refuseMissingKey(options);
  const tap = await tapOf(options, shell);
  const server = callback.mode === "push" ? await openCallbackServer(options, tap) : undefined;
  const inbox = await inboxIn(options.inbox);
  try {
    reportWaiting(await inbox.admin.stats(), shell);
    const url = server && (callback.url || server.url);
    const vod = createVodEvents({
      ...rest,
      callback: { ...callback, url },
      handling: patience,
      inbox,
    });
    return await serve(vod, server, options, shell);
  } catch (error) {
    server?.refuse();
    server?.close();
    await inbox.stop();
    throw error;
  }
}

/** What callbacks pass through on their way to the receiver; absent for nothing. */
async function tapOf(
  { options: { callback }, capture }: ListenOptions,
  { stderr }: Shell,
): Promise<Tap | undefined> {
  if (capture === undefined || callback.mode === "pull") return undefined;
  return capturing(capture, stderr);
}

/** Prints events until it is to end, and then brings to an end what is under way. */
async function serve(
  vod: VodEvents,
  server: CallbackServer | undefined,
  options: ListenOptions,
  shell: Shell,
): Promise<ExitCode> {
  const ending = new Ending();
  shell.holdOpen?.(() => ending.end(0));
  const counts = printEvents(vod, options, shell, ending);
  await vod.start();
  server?.serve(vod);
  reportListening(options, vod, server, shell);
  const exitCode = await ending.ended;
  await stop(vod, server, shell);
  reportCounts(counts, shell);
  return exitCode;
}

/**
 * One event is printed at a time, so that of those that a slow reader does not take all but one stay free for
 * others. A reader may be slow for as long as it likes: no event is ever given up on.
 */
const patience = {
  concurrency: 1,
  attempts: Number.MAX_SAFE_INTEGER,
  retryCapSeconds: 30,
} as const;

function refuseMissingKey({ options: { callback, receiver } }: ListenOptions): void {
  if (callback.mode === "pull" || receiver?.allowUnsigned) return;
  if (callback.signing?.key || callback.signing?.keyFile) return;
  throw new CommandFailure(
    "usage",
    "set VOD_SIGNING_KEY to the key that the cloud signs with, or pass --allow-unsigned",
  );
}

/** Prints what is handed over; ends when the output is closed or pulling ends for good. */
function printEvents(
  vod: VodEvents,
  { pretty }: ListenOptions,
  shell: Shell,
  ending: Ending,
): Readonly<Counts> {
  const output = new EventOutput({
    stdout: shell.stdout,
    word: eventWording(pretty, shell),
    onLost: (error) => ending.end(reportLostOutput(error, shell)),
  });
  vod.on("*", (event, { signal }) => output.print(event, signal));
  vod.diagnostics.on("pull_stopped", ({ error }) => {
    ending.end(reportFailure(shell.stderr, failureOf(error)));
  });
  return reportStatus(vod.diagnostics, shell.stderr);
}

/** How long what is under way may take to end. */
const stopSeconds = 5;

async function stop(
  vod: VodEvents,
  server: CallbackServer | undefined,
  { stderr }: Shell,
): Promise<void> {
  server?.refuse();
  const { unfinished } = await vod.stop({ deadlineSeconds: stopSeconds });
  server?.close();
  reportUnfinished(unfinished, stderr);
}
