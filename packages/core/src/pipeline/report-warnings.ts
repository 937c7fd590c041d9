import type { Report } from "../diagnostics/diagnostics.js";
import type { DecodeWarning } from "../provider/decode.js";

/** Reports the decode warnings of an event. */
export type ReportWarnings = (provider: string, warnings: readonly DecodeWarning[]) => void;

/** Bounds the memory for unknown names, which come from outside. */
const maxNames = 1000;

/** Creates a {@link ReportWarnings} that reports each unknown name once. */
export function createWarningReporter(report: Report): ReportWarnings {
  const reported = new Set<string>();

  return (provider, warnings) => {
    for (const warning of warnings) {
      const name = printable(warning.name);
      if (warning.kind === "old_format") {
        report("unsupported_format", { provider, format: name, advice: warning.advice });
        continue;
      }
      const key = `${provider} ${warning.kind} ${name}`;
      if (reported.has(key) || reported.size >= maxNames) continue;
      reported.add(key);
      report("schema_drift", { provider, kind: warning.kind, name });
    }
  };
}

/** Returns a name that is safe to log. */
function printable(name: string): string {
  return /^[\w.:-]{1,100}$/.test(name) ? name : "(unprintable name)";
}
