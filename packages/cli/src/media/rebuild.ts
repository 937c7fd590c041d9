import { rebuildMedia } from "@vod-events/core";
import { promptForConfirmation } from "../callback/confirmation-prompt.js";
import { type ExitCode, reportNote } from "../io/failure.js";
import { interruptionOf } from "../io/interruption.js";
import type { Io } from "../io/io.js";
import { isPiped } from "../io/is-piped.js";
import { withSpinner } from "../io/spinner.js";
import type { MediaFlags } from "./flags.js";
import { withMediaStore } from "./media-store.js";
import { installedProviders } from "./provider-ids.js";

export interface RebuildFlags extends MediaFlags {
  /** Whether all states are deleted first. */
  readonly reset?: boolean;
  /** Whether the deletion is confirmed in advance. */
  readonly yes?: boolean;
}

/** Folds the events of an inbox into its media states, and prints how many. */
export async function rebuildMediaStates(flags: RebuildFlags, io: Io): Promise<ExitCode> {
  const { inbox, config, yes, reset = false, json = isPiped(io) } = flags;
  const question = `Delete all media states of ${inbox}? Events that it no longer has cannot come back.`;
  if (reset && !(await promptForConfirmation({ yes, json }, "not rebuilt", io)(question))) return 1;
  const providers = await installedProviders(config, io);
  const signal = interruptionOf(io);
  let read = 0;
  const result = await withSpinner(
    io,
    () => `read ${read} entries`,
    () =>
      withMediaStore(inbox, (_, store) =>
        rebuildMedia(store, {
          rulesOf: (id) => providers.find((provider) => provider.id === id)?.media,
          ...{ reset, clock: io.clock, signal },
          onProgress(entries) {
            read = entries;
          },
        }),
      ),
  );
  const { entries, folded, changes } = result;
  const text = `folded ${folded} of ${entries} entries; ${changes} changes`;
  io.stdout.write(`${json ? JSON.stringify(result) : text}\n`);
  if (reset && result.running > 0) {
    const events = result.running === 1 ? "1 event is" : `${result.running} events are`;
    const note = `${events} running. Run vod-events media rebuild again afterwards`;
    reportNote(io.stderr, note);
  }
  return 0;
}
