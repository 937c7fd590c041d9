import { optionalObject, type TimeSpan } from "@vod-events/core/provider";

/** A time span of a media, in seconds. */
interface Offsets {
  readonly StartTimeOffset: number | undefined;
  readonly EndTimeOffset: number | undefined;
}

/** Returns the time spans, without those that have no times. */
export function spansOf(segments: readonly Offsets[]): readonly TimeSpan[] {
  return segments
    .map(({ StartTimeOffset, EndTimeOffset }) =>
      optionalObject({ startSeconds: StartTimeOffset, endSeconds: EndTimeOffset }),
    )
    .filter((span) => span !== undefined);
}
