import { CommandFailure } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { colorsFor } from "../output/pretty.js";
import { stateJson, stateLines } from "./format-state.js";
import { withMediaStore } from "./media-store.js";
import { providerIds } from "./provider-ids.js";

export interface ShowMediaOptions {
  readonly inbox: string;
  readonly mediaId: string;
  /** The adapter's id; absent for all installed adapters. */
  readonly provider?: string;
  readonly config?: string;
  /** Whether to print a JSON line instead of a tree. */
  readonly json: boolean;
}

/**
 * Prints the state of a media.
 *
 * @throws CommandFailure when no event mentions it
 */
export async function showMedia(options: ShowMediaOptions, io: Io): Promise<void> {
  const { inbox, mediaId, json } = options;
  const providers = await providerIds(options, io);
  const records = await withMediaStore(inbox, (media) =>
    media.read(providers.map((provider) => ({ provider, mediaId }))),
  );
  const found = records.filter((record) => record !== undefined);
  if (found.length === 0) {
    throw new CommandFailure("id_unknown", `no event mentions the media ${mediaId}`);
  }
  for (const { state } of found) {
    const lines = json ? [stateJson(state)] : stateLines(state, colorsFor(io));
    io.stdout.write(`${lines.join("\n")}\n`);
  }
}
