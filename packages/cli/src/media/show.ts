import { CommandFailure } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { isPiped } from "../io/is-piped.js";
import { colorsFor } from "../output/pretty.js";
import type { ProviderFlags } from "./flags.js";
import { stateJson, stateLines } from "./format-state.js";
import { withMediaStore } from "./media-store.js";
import { providerIds } from "./provider-ids.js";

/**
 * Prints the state of a media.
 *
 * @throws CommandFailure when no event mentions it
 */
export async function showMedia(mediaId: string, flags: ProviderFlags, io: Io): Promise<void> {
  const { inbox, json = isPiped(io) } = flags;
  const providers = await providerIds(flags, io);
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
