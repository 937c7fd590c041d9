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
