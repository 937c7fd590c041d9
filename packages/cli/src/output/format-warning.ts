import type { DecodeWarning } from "@vod-events/core/provider";

/** Formats a decode warning. */
export function formatWarning(warning: DecodeWarning): string {
  switch (warning.kind) {
    case "unknown_type":
      return `unknown event type ${warning.name}; its data is in native`;
    case "unknown_field":
      return `unknown field ${warning.name}; its data is in native`;
    case "old_format":
      return `unsupported format ${warning.name}: ${warning.advice}`;
  }
}
