import { join } from "node:path";
import { CommandFailure } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { giveAdvice } from "../local/advice.js";
import { applicationEnvironment } from "../local/application-environment.js";
import { LocalClouds } from "../local/local-clouds.js";
import { type LocalFlags, loadLocalConfig } from "../local/local-config.js";
import { reportApplied } from "../local/report-applied.js";
import { variableLines } from "../local/shell.js";
import { loadSimulators } from "../local/simulators.js";
import {
  runStories,
  type StoryOptions,
  type StoryProgress,
  type StorySummary,
} from "../story/run-stories.js";

/** Where clouds run that exist for one simulation. */
export interface OwnCloudsOptions extends LocalFlags {
  readonly forwardTo?: URL;
  readonly port: number;
}

/**
 * Plays stories in clouds that run meanwhile. Resolves to `undefined` when it is stopped before the first one.
 *
 * @throws CommandFailure when there is no application to forward to, or no cloud
 */
export async function runInOwnClouds(
  wanted: StoryOptions,
  options: OwnCloudsOptions & { readonly folder: string },
  signal: AbortSignal,
  report: (progress: StoryProgress) => void,
  io: Io,
): Promise<StorySummary | undefined> {
  const { forwardTo, port, folder } = options;
  if (forwardTo === undefined) {
    const message = "no dev server of this project runs. Start vod-events dev, or set --forward-to";
    throw new CommandFailure("dev_not_running", message);
  }
  const simulators = await loadSimulators();
  const config = await loadLocalConfig({ ...options, mode: "push" }, simulators, io);
  const keyFile = join(folder, "signing-keys.json");
  const clouds = await LocalClouds.open({
    ...{ simulators, port, forwardTo, keyFile, retrySpeed: wanted.speed },
    serve: async (_request, response) => void response.writeHead(404).end(),
  });
  try {
    const applied = await clouds.apply(config, signal);
    const providers = reportApplied(config, applied, io.stderr);
    const lines = variableLines(applicationEnvironment(clouds, config, keyFile), "sh");
    const resend = "run vod-events simulate again";
    giveAdvice(clouds.relay, { forwardTo, lines, resend }, io.stderr);
    return await runStories({ ...wanted, providers }, clouds, signal, report);
  } catch (error) {
    if (!signal.aborted) throw error;
    return undefined;
  } finally {
    await clouds.close();
  }
}
