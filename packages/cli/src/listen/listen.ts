import { createVodEvents, type VodEvents } from "@vod-events/core";
import { openInspector } from "../inspect/open-inspector.js";
import { type ExitCode, reportFailure, usage } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { type CallbackServer, openCallbackServer } from "./callback-server.js";
import { capturing, type Tap } from "./capture.js";
import type { ListenOptions } from "./configured.js";
import { Ending } from "./ending.js";
import { openPrinter } from "./printer.js";
import { reportCounts, reportInFlight, reportListening } from "./report.js";
import { failureOf, reportStatus } from "./status.js";
import type { Target } from "./target.js";

/**
 * Receives events into an inbox and prints or forwards them from there, until a signal arrives, the output is closed or
 * pulling stops. An event is done when its text was written, or when the endpoint has accepted it.
 *
 * @throws CommandFailure or VodError when it cannot start
 */
export async function listen(options: ListenOptions, io: Io): Promise<ExitCode> {
  const { callback, ...rest } = options.options;
  const { inspect: port } = options;
  rejectMissingKey(options);
  const tap = await tapOf(options, io);
  const ending = new Ending();
  const target = await openTarget(options, io, ending);
  const { inbox, handling } = target;
  // The inspector shows the states.
  const media = port !== undefined && inbox.media !== undefined;
  let server: CallbackServer | undefined;
  try {
    const create = (url: string | undefined) =>
      createVodEvents({ ...rest, callback: { ...callback, url }, handling, inbox, media });
    // An invalid config is reported without a look at the port.
    const isPush = callback.mode === "push";
    const needsPort = isPush && callback.url === undefined;
    const configured = needsPort ? undefined : create(isPush ? callback.url : undefined);
    if (isPush) server = await openCallbackServer(options, tap);
    const vod = configured ?? create(server?.url);
    const inspector =
      port === undefined ? undefined : await openInspector({ vod, inbox, port }, io.stderr);
    try {
      return await serve({ vod, server, target, ending }, options, io);
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

/** Opens the target: the output, or endpoints. */
async function openTarget(options: ListenOptions, io: Io, ending: Ending): Promise<Target> {
  if (options.forwarding === undefined) return openPrinter(options, io, ending);
  const { openForwarder } = await import("./forwarder.js");
  return openForwarder(options.forwarding, options, io, ending);
}

/** Returns the wrapper of the receiver; `undefined` for none. */
async function tapOf(
  { options: { callback }, capture }: ListenOptions,
  { stderr }: Io,
): Promise<Tap | undefined> {
  if (capture === undefined || callback.mode === "pull") return undefined;
  return capturing(capture, stderr);
}

/** The parts of a running listener. */
interface Listener {
  readonly vod: VodEvents;
  /** Absent when it pulls. */
  readonly server: CallbackServer | undefined;
  readonly target: Target;
  readonly ending: Ending;
}

/** Handles events until the end, then waits for running work. */
async function serve(listener: Listener, options: ListenOptions, io: Io): Promise<ExitCode> {
  const { vod, server, target, ending } = listener;
  io.holdOpen?.(() => ending.end(0));
  vod.on("*", target.handler);
  vod.diagnostics.on("pull_stopped", ({ error }) => {
    ending.end(reportFailure(io.stderr, failureOf(error)));
  });
  const counts = reportStatus(vod.diagnostics, target, io.stderr);
  await vod.start();
  server?.serve(vod);
  reportListening(options, vod, server, io);
  const exitCode = await ending.ended;
  await stop(listener, io);
  reportCounts(target, counts, io);
  return exitCode;
}

function rejectMissingKey({ options: { callback, receiver } }: ListenOptions): void {
  if (callback.mode === "pull" || receiver?.allowUnsigned) return;
  if (callback.signing?.key || callback.signing?.keyFile) return;
  throw usage(
    "set VOD_SIGNING_KEY to the key that the provider signs with, or pass --allow-unsigned",
  );
}

/** The deadline for running work at the end. */
const stopSeconds = 5;

async function stop({ vod, server, target }: Listener, io: Io): Promise<void> {
  server?.stopListening();
  const { inFlight } = await vod.stop({ deadlineSeconds: stopSeconds });
  server?.close();
  reportInFlight(inFlight, target, io);
}
