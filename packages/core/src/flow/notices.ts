import type { Report } from "../observe.js";
import type { DecodeNotice } from "../provider/decode.js";

/** Reports what an adapter noticed about an event. */
export type ReportNotices = (provider: string, notices: readonly DecodeNotice[]) => void;

/** Names come from outside, so their number is bounded. */
const remembered = 1000;

/** Makes a {@link ReportNotices} that tells of every unknown name once. */
export function createNoticeReport(report: Report): ReportNotices {
  const told = new Set<string>();

  return (provider, notices) => {
    for (const notice of notices) {
      const name = printable(notice.name);
      if (notice.kind === "old_format") {
        report("misdirected", { provider, format: name, advice: notice.advice });
        continue;
      }
      const key = `${provider} ${notice.kind} ${name}`;
      if (told.has(key) || told.size >= remembered) continue;
      told.add(key);
      report("drift", { provider, kind: notice.kind, name });
    }
  };
}

/** A name as it may stand in a log. */
function printable(name: string): string {
  return /^[\w.:-]{1,100}$/.test(name) ? name : "(a name that cannot be printed)";
}
