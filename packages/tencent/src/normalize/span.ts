import { optionalObject, type TimeSpan } from "@vod-events/core/provider";

/** Where in a media something is; in seconds. */
interface Offsets {
  readonly StartTimeOffset: number | undefined;
  readonly EndTimeOffset: number | undefined;
}

/** The parts of a media where something is, less those that are nowhere. */
export function spansOf(segments: readonly Offsets[]): readonly TimeSpan[] {
  return segments
    .map(({ StartTimeOffset, EndTimeOffset }) =>
      optionalObject({ startSeconds: StartTimeOffset, endSeconds: EndTimeOffset }),
    )
    .filter((span) => span !== undefined);
}
