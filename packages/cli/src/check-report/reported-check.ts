import type { CheckResult } from "@vod-events/core";
import { omitUndefined } from "@vod-events/core/provider";
import type { ReportedCheck } from "./check-report.js";

/** Matches the codes of clouds: words or a short number. Other text may be an id. */
const harmlessCode = /^([A-Za-z][A-Za-z_.-]{0,80}|\d{1,7})$/;

/** Returns a result without what may be private: its message, and a code that may be an id. */
export function reportedCheck(found: CheckResult, durationSeconds: number): ReportedCheck {
  const { check, result, code, nativeCode, aheadSeconds, paths, status, message } = found;
  return {
    ...{ check, result, durationSeconds },
    ...omitUndefined({
      code,
      nativeCode: nativeCode && (harmlessCode.test(nativeCode) ? nativeCode : "<redacted>"),
      ...{ aheadSeconds, paths, status },
      message: code === "response_invalid" ? withoutRequestId(message) : undefined,
    }),
  };
}

function withoutRequestId(message: string): string {
  return message.replace(/ \(request id [^)]*\)$/, "");
}
