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
  const signedAt = verification.signedAt.getTime();
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
    message: `the signature's time is in ${found} where ${due} belong`,
    fix: `have whatever signs the delivery write the time in ${due}`,
  };
}

function futureCause(milliseconds: number): Cause {
  return {
    name: "clock_behind",
    message: `it was signed ${duration(milliseconds)} after it came${zoneHint(milliseconds)}`,
    fix: "set this machine's clock by NTP, or receiver.clockSkewSeconds higher where that cannot be",
  };
}

function expiredCause(milliseconds: number, timeKnown: boolean): Cause {
  const ended = `its signature had ended ${duration(milliseconds)} before it came`;
  if (timeKnown) {
    return {
      name: "stamp_old",
      message: `${ended}: it arrived late, it is a replay, or this machine's clock is ahead${zoneHint(milliseconds)}`,
      fix: "set this machine's clock by NTP; if it is right, look for what holds callbacks up, or set receiver.maxAgeSeconds higher",
    };
  }
  return {
    name: "time_unknown",
    message: `its signature ended ${duration(milliseconds)} ago; the time of receipt is unknown, so the current time was used`,
    fix: "set receivedAt of the captured delivery",
  };
}

/** Clocks that are set to local time are off by whole or half hours. */
function zoneHint(milliseconds: number): string {
  const halfHour = 30 * 60 * 1000;
  const halves = Math.round(milliseconds / halfHour);
  const near = Math.abs(milliseconds - halves * halfHour) < 2 * 60 * 1000;
  if (halves < 1 || halves > 28 || !near) return "";
  return "; so near to whole hours, it may be a clock that is set to local time";
}

function duration(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 600) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 600) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 72 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
