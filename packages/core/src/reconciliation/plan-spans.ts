import { VodError } from "../errors/vod-error.js";
import type { Progress, Span } from "./progress.js";
import type { ReconcileOptions } from "./reconcile-options.js";

/**
 * How far a reconciliation reaches back into the span of the previous one. It covers the delay of the provider's API
 * behind its events and the difference of the clocks, which no provider documents.
 */
const overlapMs = 5 * 60_000;

/** The time in which a done event may be forgotten during a reconciliation. */
const forgettingMs = 3600_000;

/** What decides which time span is read. */
export interface SpanLimits {
  readonly now: number;
  /** How long the inbox knows done events; `undefined` when it does not forget them by time. */
  readonly keepDoneSeconds: number | undefined;
  /** How long before the span its events may have happened. */
  readonly reachBackSeconds: number;
  /** How far the first reconciliation reaches back; `undefined` when it is not configured. */
  readonly windowSeconds: number | undefined;
}

/**
 * Returns the span to read next. An event that was done before the inbox forgot it would be handled again, so that no
 * span begins earlier.
 *
 * @throws VodError `config_invalid` for invalid options, or when nothing says where to begin
 */
export function nextSpan(
  { since, until, dryRun = false }: ReconcileOptions,
  { readUntil, interrupted }: Progress,
  limits: SpanLimits,
): Span {
  const end = new Date(Math.min(timeOf("until", until) ?? limits.now, limits.now));
  const earliest = earliestStart(limits);
  const begin = timeOf("since", since);
  if (begin !== undefined) return requestedSpan(begin, end, earliest);
  if (interrupted !== undefined && !dryRun && interrupted.since.getTime() >= earliest) {
    return interrupted;
  }
  const start = startOf(interrupted?.since ?? readUntil, limits);
  return spanBetween(Math.max(start, earliest), end);
}

/** Returns the earliest time whose done events the inbox knows during the whole reconciliation. */
function earliestStart({ now, keepDoneSeconds, reachBackSeconds }: SpanLimits): number {
  if (keepDoneSeconds === undefined) return Number.NEGATIVE_INFINITY;
  const keepMs = keepDoneSeconds * 1000;
  const knownSince = now - keepMs + Math.min(forgettingMs, keepMs / 2);
  const earliest = knownSince + reachBackSeconds * 1000;
  if (earliest <= now) return earliest;
  throw new VodError(
    "config_invalid",
    `the inbox's keepDoneSeconds is too short: this provider's events are read up to ${reachBackSeconds} s back. Raise it`,
  );
}

function requestedSpan(begin: number, end: Date, earliest: number): Span {
  if (begin < earliest) {
    throw new VodError(
      "config_invalid",
      `reconcile.since: the inbox knows done events since ${new Date(earliest).toISOString()} only. Use a later time, or raise its keepDoneSeconds`,
    );
  }
  return spanBetween(begin, end);
}

function startOf(previous: Date | undefined, { now, windowSeconds }: SpanLimits): number {
  if (previous !== undefined) return previous.getTime() - overlapMs;
  if (windowSeconds !== undefined) return now - windowSeconds * 1000;
  throw new VodError(
    "config_invalid",
    "reconcile.since: missing. The first reconciliation needs it, or the option reconcile.windowSeconds",
  );
}

function spanBetween(begin: number, end: Date): Span {
  if (begin <= end.getTime()) return { since: new Date(begin), until: end };
  throw new VodError("config_invalid", "reconcile.since: must not be after until, nor after now");
}

function timeOf(name: "since" | "until", value: Date | undefined): number | undefined {
  if (value === undefined) return undefined;
  const time = value instanceof Date ? value.getTime() : Number.NaN;
  if (!Number.isNaN(time)) return time;
  throw new VodError("config_invalid", `reconcile.${name}: must be a valid Date`);
}

/** Returns the progress after a span was read. A span that leaves a gap to the previous ones does not extend them. */
export function afterSpan({ readUntil }: Progress, { since, until }: Span): Progress {
  if (readUntil === undefined) return { readUntil: until };
  if (since > readUntil || until < readUntil) return { readUntil };
  return { readUntil: until };
}
