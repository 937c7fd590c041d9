import type { DecodeNotice } from "@vod-events/core/provider";

/** What an adapter noticed, in words. */
export function describeNotice(notice: DecodeNotice): string {
  switch (notice.kind) {
    case "unknown_type":
      return `the type ${notice.name} is not known to this version; the event is in native`;
    case "unknown_field":
      return `the field ${notice.name} is not known to this version; it is in native`;
    case "old_format":
      return `this is the old format ${notice.name}: ${notice.advice}`;
  }
}
