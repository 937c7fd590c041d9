import type { VodEvent } from "@vod-events/core";

/** Formats an event without the values that differ between clouds: ids, names, URLs, images and presets. */
export function describeEvent(event: VodEvent): string {
  const parts = [event.outcome, ...details(event)];
  return parts.filter((part) => part !== undefined).join(", ");
}

function details(event: VodEvent): (string | undefined)[] {
  switch (event.type) {
    case "media.uploaded":
      return [event.data.media.format];
    case "media.transcoded": {
      const { format, widthPixels, heightPixels, durationSeconds } = event.data.rendition;
      return [
        format,
        widthPixels && heightPixels ? `${widthPixels}×${heightPixels}` : undefined,
        durationSeconds === undefined ? undefined : `${durationSeconds} s`,
      ];
    }
    default:
      return [];
  }
}

/** Returns the part of an event that every cloud sends: the outcome, and the size of a rendition. */
export function commonPart(event: VodEvent): string {
  if (event.type !== "media.transcoded") return event.outcome;
  const { widthPixels, heightPixels } = event.data.rendition;
  return `${event.outcome}, ${widthPixels}×${heightPixels}`;
}
