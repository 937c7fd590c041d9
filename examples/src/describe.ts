import type { VodEvent } from "@vod-events/core";

/** What an event says, in a few words that hold for every cloud: no ids, no URLs, no preset names. */
export function describeEvent(event: VodEvent): string {
  const words = [event.outcome, ...wordsOf(event)];
  return words.filter((word) => word !== undefined).join(", ");
}

function wordsOf(event: VodEvent): (string | undefined)[] {
  switch (event.type) {
    case "media.uploaded":
      return [event.data.media.name];
    case "media.transcoded": {
      const { format, widthPixels, heightPixels, durationSeconds } = event.data.rendition;
      return [
        format,
        widthPixels && heightPixels ? `${widthPixels}×${heightPixels}` : undefined,
        durationSeconds === undefined ? undefined : `${durationSeconds} s`,
      ];
    }
    case "thumbnail.created":
      return [`${event.data.images.length} images`];
    default:
      return [];
  }
}
