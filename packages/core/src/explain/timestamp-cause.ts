import type { Verification } from "../provider/verification.js";
import type { Cause } from "./explanation.js";

/** The time of a signature and of the receiver. */
export interface SignedTimestamp {
  readonly verification: Extract<Verification, { readonly status: "verified" }>;
  readonly receivedAt: Date;
  /** Whether the capture contains the time of receipt. */
  readonly timeKnown: boolean;
  readonly maxAgeSeconds: number;
}

/** The cause of a valid signature outside the tolerated time. */
export function timestampCause(
  code: "timestamp_in_future" | "timestamp_expired",
  stamp: SignedTimestamp,
): Cause {
  const { verification, receivedAt } = stamp;
  const signedAt = verification.signedAt?.getTime() ?? receivedAt.getTime();
  const unit = unitCause(signedAt, receivedAt.getTime());
  if (unit !== undefined) return unit;
  if (code === "timestamp_in_future") return futureCause(signedAt - receivedAt.getTime());
  const end = verification.expiresAt?.getTime() ?? signedAt + stamp.maxAgeSeconds * 1000;
  return expiredCause(receivedAt.getTime() - end, stamp.timeKnown);
}

const dayMs = 24 * 60 * 60 * 1000;

function unitCause(signedAt: number, now: number): Cause | undefined {
  const milliseconds = Math.abs(signedAt / 1000 - now) < dayMs;
  if (!milliseconds && Math.abs(signedAt * 1000 - now) >= dayMs) return undefined;
  const [found, due] = milliseconds ? ["milliseconds", "seconds"] : ["seconds", "milliseconds"];
  return {
    name: "time_unit",
    message: `the time of the signature is in ${found} instead of ${due}`,
    fix: `write the time in ${due} where the delivery is signed`,
  };
}

function futureCause(milliseconds: number): Cause {
  return {
    name: "clock_behind",
    message: `the delivery was signed ${duration(milliseconds)} after its receipt${zoneHint(milliseconds)}`,
    fix: "synchronize this machine's clock (NTP), or raise receiver.clockSkewSeconds",
  };
}

function expiredCause(milliseconds: number, timeKnown: boolean): Cause {
  const ended = `the signature expired ${duration(milliseconds)} before the receipt`;
  if (timeKnown) {
    return {
      name: "stamp_old",
      message: `${ended}: the delivery is late or a replay, or this machine's clock is ahead${zoneHint(milliseconds)}`,
      fix: "synchronize this machine's clock (NTP). If it is right, check what delays callbacks, or raise receiver.maxAgeSeconds",
    };
  }
  return {
    name: "time_unknown",
    message: `the signature expired ${duration(milliseconds)} ago. The time of receipt is unknown, so the current time is used`,
    fix: "set receivedAt of the captured delivery",
  };
}

/** Clocks that are set to local time are off by whole or half hours. */
function zoneHint(milliseconds: number): string {
  const halfHour = 30 * 60 * 1000;
  const halves = Math.round(milliseconds / halfHour);
  const near = Math.abs(milliseconds - halves * halfHour) < 2 * 60 * 1000;
  if (halves < 1 || halves > 28 || !near) return "";
  return "; a difference of whole hours suggests a clock in local time";
}

function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 600) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 600) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 72 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
