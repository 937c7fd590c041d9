import { type DevServer, findDevServer } from "../control/control-client.js";
import { type ExitCode, reportNote, usage } from "../io/failure.js";
import { interruptionOf } from "../io/interruption.js";
import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { withSpinner } from "../io/spinner.js";
import { stateFolder } from "../local/state-folder.js";
import { colorsFor } from "../output/pretty.js";
import type { StoryOptions, StoryProgress, StorySummary } from "../story/run-stories.js";
import { progressText, summaryText } from "./format-summary.js";
import { type OwnCloudsOptions, runInOwnClouds } from "./own-clouds.js";

/** The options of a simulation. */
export interface SimulateOptions
  extends Omit<StoryOptions, "providers" | "faults">,
    OwnCloudsOptions {
  readonly fault?: StoryOptions["faults"];
  readonly json?: boolean;
}

/**
 * Plays stories in the clouds of the running dev server, or in clouds of its own, and prints what became of the events.
 *
 * @throws CommandFailure when there is neither a dev server nor an application to forward to
 */
export async function simulate(options: SimulateOptions, io: Io): Promise<ExitCode> {
  const signal = interruptionOf(io);
  const folder = await stateFolder(io);
  const server = await findDevServer(folder);
  const { story, count, rate, speed, fault: faults = [], provider } = options;
  const wanted = { story, count, rate, speed, faults, ...(provider && { providers: provider }) };
  let latest: StoryProgress | undefined;
  const report = (progress: StoryProgress) => {
    latest = progress;
  };
  const summary = await withSpinner(
    io,
    () => (latest === undefined ? "starting" : progressText(latest)),
    () =>
      server === undefined
        ? runInOwnClouds(wanted, { ...options, folder }, signal, report, io)
        : runInServer(wanted, server, options, signal, report),
  );
  return summary === undefined ? reportStopped(latest, io) : reportSummary(summary, options, io);
}

async function runInServer(
  wanted: StoryOptions,
  server: DevServer,
  { forwardTo }: SimulateOptions,
  signal: AbortSignal,
  report: (progress: StoryProgress) => void,
): Promise<StorySummary | undefined> {
  if (forwardTo !== undefined) {
    const message = `--forward-to: a dev server runs (process ${server.pid}), and forwards already. Leave the option out, or stop the server`;
    throw usage(message);
  }
  if (server.mode === "pull" && wanted.faults.length > 0) {
    const message = "--fault: the dev server runs in pull mode, and faults concern callbacks";
    throw usage(message);
  }
  const unknown = wanted.providers?.find((name) => !server.clouds.includes(name));
  if (unknown !== undefined) {
    const message = `--provider: the dev server has only ${server.clouds.join(", ")}`;
    throw usage(message);
  }
  return server.runStories(wanted, signal, report);
}

function reportSummary(
  summary: StorySummary,
  { json }: Pick<SimulateOptions, "json">,
  io: Io,
): ExitCode {
  for (const note of summary.notes) reportNote(io.stderr, note);
  const { failed, open } = summary.counts;
  io.stdout.write(
    json ? `${printable(JSON.stringify(summary))}\n` : summaryText(summary, colorsFor(io)),
  );
  return failed > 0 || open > 0 || summary.interrupted ? 1 : 0;
}

function reportStopped(latest: StoryProgress | undefined, { stderr }: Io): ExitCode {
  const done = latest === undefined ? "before the first story" : `after ${progressText(latest)}`;
  reportNote(stderr, `stopped ${done}`);
  return 1;
}
