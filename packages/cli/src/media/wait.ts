import { isVodError, type NamedMediaCondition, openMediaReader } from "@vod-events/core";
import type { MediaState } from "@vod-events/core/media";
import { type ExitCode, reportFailure, reportNote } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { withSpinner } from "../io/spinner.js";
import { colorsFor } from "../output/pretty.js";
import { stateJson, stateLines } from "./format-state.js";
import { withMediaStore } from "./media-store.js";
import { providerIds } from "./provider-ids.js";

export interface WaitForMediaOptions {
  readonly inbox: string;
  readonly mediaId: string;
  readonly condition: NamedMediaCondition;
  /** The adapter's id; absent for all installed adapters. */
  readonly provider?: string;
  readonly config?: string;
  /** The maximum wait in seconds. */
  readonly timeout: number;
  /** Whether to print a JSON line instead of a tree. */
  readonly json: boolean;
}

/** Waits for a condition and prints the state. Returns 1 when the media failed or is deleted, and 2 after the timeout. */
export async function waitForMedia(options: WaitForMediaOptions, io: Io): Promise<ExitCode> {
  const { mediaId, condition, json } = options;
  try {
    const waiting = `waiting until ${mediaId} is ${condition}`;
    const state = await withSpinner(io, waiting, () => firstState(options, io));
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
async function firstState(options: WaitForMediaOptions, io: Io): Promise<MediaState> {
  const { inbox, mediaId, condition, timeout } = options;
  const providers = await providerIds(options, io);
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
