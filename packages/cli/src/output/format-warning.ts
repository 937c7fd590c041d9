import type { DecodeWarning } from "@vod-events/core/provider";

/** Formats a decode warning. */
export function formatWarning(warning: DecodeWarning): string {
  switch (warning.kind) {
    case "unknown_type":
      return `the type ${warning.name} is not known to this version; the event is in native`;
    case "unknown_field":
      return `the field ${warning.name} is not known to this version; it is in native`;
    case "old_format":
      return `this is the old format ${warning.name}: ${warning.advice}`;
  }
}
