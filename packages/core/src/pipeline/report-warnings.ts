import type { Report } from "../diagnostics/diagnostics.js";
import type { DecodeWarning } from "../provider/decode.js";

/** Reports what an adapter noticed about an event. */
export type ReportWarnings = (provider: string, warnings: readonly DecodeWarning[]) => void;

/** Names come from outside, so their number is bounded. */
const remembered = 1000;

/** Makes a {@link ReportWarnings} that tells of every unknown name once. */
export function createWarningReporter(report: Report): ReportWarnings {
  const told = new Set<string>();

  return (provider, warnings) => {
    for (const warning of warnings) {
      const name = printable(warning.name);
      if (warning.kind === "old_format") {
        report("unsupported_format", { provider, format: name, advice: warning.advice });
        continue;
      }
      const key = `${provider} ${warning.kind} ${name}`;
      if (told.has(key) || told.size >= remembered) continue;
      told.add(key);
      report("schema_drift", { provider, kind: warning.kind, name });
    }
  };
}

/** A name as it may stand in a log. */
function printable(name: string): string {
  return /^[\w.:-]{1,100}$/.test(name) ? name : "(a name that cannot be printed)";
}
