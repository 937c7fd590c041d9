import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { join } from "node:path";
import { isVodError } from "@vod-events/core";
import type { DeliveryMode } from "@vod-events/core/provider";
import { findDevServer } from "../control/control-client.js";
import { serveControl } from "../control/control-server.js";
import { resend } from "../control/resend.js";
import { removeAddress, writeAddress } from "../control/server-file.js";
import { followClouds } from "../inspect/follow-clouds.js";
import { openInspector } from "../inspect/open-inspector.js";
import { CommandFailure, type ExitCode, reportFailure, reportNote } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { withSpinner } from "../io/spinner.js";
import { giveAdvice } from "../local/advice.js";
import { applicationEnvironment } from "../local/application-environment.js";
import { LocalClouds } from "../local/local-clouds.js";
import { type LocalConfig, type LocalFlags, loadLocalConfig } from "../local/local-config.js";
import { reportApplied, reportErrors } from "../local/report-applied.js";
import { type Shell, variableLines } from "../local/shell.js";
import { loadSimulators } from "../local/simulators.js";
import { stateFolder } from "../local/state-folder.js";
import { type DevOutput, devOutput } from "./dev-output.js";
import { keysText } from "./ready-text.js";
import { onTyped } from "./typed-keys.js";
import { watchFile } from "./watch-config.js";
import { watchQueues } from "./watch-queues.js";

/** The options of a dev server. */
export interface DevOptions extends LocalFlags {
  readonly mode?: DeliveryMode;
  readonly forwardTo?: URL;
  readonly port: number;
  readonly shell: Shell;
  readonly json?: boolean;
  /** The port of the inspector; `true` for any free port, `false` for none. Default: any free port on a terminal. */
  readonly inspect?: number | boolean;
}

/**
 * Runs simulated clouds and forwards their callbacks, until a signal arrives.
 *
 * @throws CommandFailure or VodError when it cannot start
 */
export async function dev(options: DevOptions, io: Io): Promise<ExitCode> {
  const stopping = new AbortController();
  io.holdOpen?.(() => stopping.abort());
  const folder = await stateFolder(io);
  await rejectRunning(folder);
  const simulators = await loadSimulators();
  const config = await loadLocalConfig(options, simulators, io);
  const token = randomUUID();
  const clouds = await LocalClouds.open({
    ...{ simulators, port: options.port, forwardTo: options.forwardTo },
    keyFile: keyFileIn(folder),
    serve: (request, response) => serveControl(request, response, clouds, token),
  });
  const address = { pid: process.pid, port: clouds.port, token };
  try {
    const applied = await withSpinner(io, "starting the simulated clouds", () =>
      clouds.apply(config, stopping.signal),
    );
    reportApplied(config, applied, io.stderr);
    await writeAddress(folder, address);
    const output = devOutput(options.json ?? false, io, () => stopping.abort());
    const stopInspector = await inspect(options, clouds, folder, io);
    try {
      await serve(config, { options, folder, clouds, output, stopping, io });
    } finally {
      await stopInspector?.();
    }
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
  } finally {
    await clouds.close();
    await removeAddress(folder, address);
  }
  return 0;
}

/** Starts the inspector. Returns a function that stops it; `undefined` when it is not wanted. */
async function inspect(
  { inspect: wanted }: DevOptions,
  clouds: LocalClouds,
  folder: string,
  { stdout, stderr }: Io,
): Promise<(() => Promise<void>) | undefined> {
  if (clouds.mode === "pull") {
    if (wanted) reportNote(stderr, "the inspector shows callbacks, and the application pulls");
    return undefined;
  }
  const port = wanted ?? stdout.isTTY === true;
  if (port === false) return undefined;
  const { vod, stop } = followClouds(clouds, keyFileIn(folder));
  const inspector = await openInspector({ vod, port: port === true ? 0 : port }, stderr);
  return async () => {
    inspector.close();
    await stop();
  };
}

function keyFileIn(folder: string): string {
  return join(folder, "signing-keys.json");
}

async function rejectRunning(folder: string): Promise<void> {
  const running = await findDevServer(folder);
  if (running === undefined) return;
  const message = `a dev server of this project already runs (process ${running.pid}). Stop it first, or use vod-events simulate with it`;
  throw new CommandFailure("dev_running", message);
}

interface DevContext {
  readonly options: DevOptions;
  readonly folder: string;
  readonly clouds: LocalClouds;
  readonly output: DevOutput;
  readonly stopping: AbortController;
  readonly io: Io;
}

/** Shows what the simulated clouds do, and applies changes of the config. */
async function serve(config: LocalConfig, context: DevContext): Promise<void> {
  const { clouds, output, stopping, options, io, folder } = context;
  const hasKeys = io.stdin.isTTY === true && io.stdout.isTTY === true && !options.json;
  const variables = applicationEnvironment(clouds, config, keyFileIn(folder));
  const lines = variableLines(variables, options.shell);
  const running = clouds.running.map(({ name, cloud: { endpoint } }) => ({ name, endpoint }));
  const { forwardTo } = options;
  output.ready({ clouds: running, variables, lines, mode: config.mode, forwardTo, hasKeys });
  const advised = { lines, resend: "vod-events dev resend does" };
  // Changes are applied one after another.
  let reloading = Promise.resolve();
  const reload = () => {
    reloading = reloading.then(() => applyChange(context));
  };
  const stops = [
    clouds.relay.observe(output.delivery),
    ...(forwardTo ? [giveAdvice(clouds.relay, { forwardTo, ...advised }, io.stderr)] : []),
    watchQueues(() => clouds.running, output.queue),
    ...(config.file === undefined ? [] : [watchFile(config.file, reload)]),
  ];
  // A terminal that closes cannot be read.
  if (hasKeys) onTyped(io, (line) => obeyKey(line, context)).catch(() => undefined);
  if (!stopping.signal.aborted) await once(stopping.signal, "abort");
  for (const stop of stops) stop();
  await reloading;
}

function obeyKey(key: string, { clouds, stopping, io }: DevContext): void {
  switch (key) {
    case "q":
      stopping.abort();
      return;
    case "r":
      void resend(undefined, clouds).then((ids) => {
        if (ids === undefined) reportNote(io.stderr, "there is no event yet");
      });
      return;
    default:
      reportNote(io.stderr, keysText);
  }
}

/** Applies the changed config. An invalid one is reported, and the one before stays. */
async function applyChange({ clouds, output, options, stopping, io }: DevContext): Promise<void> {
  try {
    const config = await loadLocalConfig(options, await loadSimulators(), io);
    const applied = await clouds.apply(config, stopping.signal);
    reportErrors(applied, io.stderr);
    for (const each of applied) if (each.error === undefined) output.applied(each);
  } catch (error) {
    if (stopping.signal.aborted) return;
    if (!isVodError(error) && !(error instanceof CommandFailure)) throw error;
    const message = `${error.message}. The config before is still used`;
    reportFailure(io.stderr, { code: error.code, message });
  }
}
