import {
  createVodEvents,
  type ReconcileDeletionsResult,
  type ReconcileResult,
} from "@vod-events/core";
import { storedInbox } from "@vod-events/core/inbox";
import { loadConfiguration, selectedProvider } from "../config/configuration.js";
import { addressFrom, defaultInbox } from "../config/inbox-address.js";
import { existingStoreAt } from "../inbox/existing-inbox.js";
import { type ExitCode, reportFailure, reportNote } from "../io/failure.js";
import { interruptionOf } from "../io/interruption.js";
import type { Io } from "../io/io.js";
import { isPiped } from "../io/is-piped.js";
import { printable } from "../io/printable.js";
import { withSpinner } from "../io/spinner.js";
import { resultLines } from "./format-result.js";

/** The flags of `vod-events reconcile`. */
export interface ReconcileFlags {
  readonly config?: string;
  readonly provider?: string;
  readonly since?: Date;
  readonly until?: Date;
  readonly deletions?: boolean;
  readonly dryRun?: boolean;
  readonly inbox?: string;
  readonly json?: boolean;
}

/**
 * Stores the events that a provider did not deliver, and prints their number. It handles none: that is up to the
 * application of the inbox.
 *
 * @throws VodError when a call fails or the time span is invalid
 * @throws CommandFailure when the inbox does not exist
 */
export async function reconcile(flags: ReconcileFlags, io: Io): Promise<ExitCode> {
  const { dryRun = false, json = isPiped(io) } = flags;
  const result = await run(flags, io);
  const lines = json ? [printable(JSON.stringify(result))] : resultLines(result, dryRun);
  io.stdout.write(`${lines.join("\n")}\n`);
  noteLimits(result, io);
  if (result.complete) return 0;
  const command = `vod-events reconcile ${flags.deletions ? "--deletions" : "without --since"}`;
  const advice = dryRun ? "" : `. Run ${command} to continue`;
  return reportFailure(io.stderr, { code: "aborted", message: `stopped after a page${advice}` });
}

/** Says what the API and the inbox do not know. */
function noteLimits(result: ReconcileResult | ReconcileDeletionsResult, io: Io): void {
  if ("media" in result) {
    if (result.media > 0) return;
    reportNote(io.stderr, "the inbox has no state of a media that exists, so none was asked about");
    return;
  }
  const { reachesBackTo } = result;
  if (reachesBackTo === undefined) return;
  const since = reachesBackTo.toISOString();
  reportNote(
    io.stderr,
    `a part of the API reaches back to ${since} only. Earlier events may be missing`,
  );
}

async function run(
  flags: ReconcileFlags,
  io: Io,
): Promise<ReconcileResult | ReconcileDeletionsResult> {
  const { options, inboxPath } = await loadConfiguration(flags.config, io);
  const provider = selectedProvider(flags.provider, options);
  const address = addressFrom(io.cwd ?? ".", flags.inbox ?? inboxPath ?? defaultInbox);
  const store = await existingStoreAt(address);
  try {
    const { providers, callback, reconcile } = options;
    const vod = createVodEvents({
      ...{ provider, providers, callback, reconcile },
      // Nothing is received.
      receiver: { allowUnsigned: true },
      inbox: storedInbox(store, { worker: false }),
      ...(flags.deletions === true && { media: true }),
      clock: io.clock,
    });
    const { since, until, dryRun, deletions } = flags;
    const signal = interruptionOf(io);
    return await withSpinner(
      io,
      `reading what has happened at ${provider}`,
      (): Promise<ReconcileResult | ReconcileDeletionsResult> =>
        deletions === true
          ? vod.reconcile({ deletions, dryRun, signal })
          : vod.reconcile({ since, until, dryRun, signal }),
    );
  } finally {
    await store.close();
  }
}
