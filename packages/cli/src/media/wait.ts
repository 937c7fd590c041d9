import { isVodError, type NamedMediaCondition, openMediaReader } from "@vod-events/core";
import type { MediaState } from "@vod-events/core/media";
import { type ExitCode, reportFailure, reportNote } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { isPiped } from "../io/is-piped.js";
import { withSpinner } from "../io/spinner.js";
import { colorsFor } from "../output/pretty.js";
import type { ProviderFlags } from "./flags.js";
import { stateJson, stateLines } from "./format-state.js";
import { withMediaStore } from "./media-store.js";
import { providerIds } from "./provider-ids.js";

export interface WaitFlags extends ProviderFlags {
  /** The maximum wait in seconds. */
  readonly timeout: number;
}

/** Waits for a condition and prints the state. Returns 1 when the media failed or is deleted, and 2 after the timeout. */
export async function waitForMedia(
  mediaId: string,
  condition: NamedMediaCondition,
  flags: WaitFlags,
  io: Io,
): Promise<ExitCode> {
  const { json = isPiped(io) } = flags;
  try {
    const waiting = `waiting until ${mediaId} is ${condition}`;
    const state = await withSpinner(io, waiting, () => firstState(mediaId, condition, flags, io));
    const lines = json ? [stateJson(state)] : stateLines(state, colorsFor(io));
    io.stdout.write(`${lines.join("\n")}\n`);
    return 0;
  } catch (error) {
    if (!isVodError(error) || error.code !== "wait_timeout") throw error;
    reportFailure(io.stderr, error);
    return 2;
  }
}

/** Waits for the media at each provider, because the id does not tell it. */
async function firstState(
  mediaId: string,
  condition: NamedMediaCondition,
  flags: WaitFlags,
  io: Io,
): Promise<MediaState> {
  const { inbox, timeout } = flags;
  const providers = await providerIds(flags, io);
  return withMediaStore(inbox, async (media) => {
    const onError = () => reportNote(io.stderr, "the inbox cannot be read. Trying again");
    const reader = openMediaReader(media, { clock: io.clock, onError });
    try {
      return await Promise.race(
        providers.map((provider) =>
          reader.waitFor(mediaId, condition, { provider, timeoutSeconds: timeout }),
        ),
      );
    } finally {
      reader.close();
    }
  });
}
