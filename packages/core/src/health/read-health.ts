import { isVodError } from "../errors/vod-error.js";
import type { Inbox } from "../inbox/inbox.js";
import type { Clock } from "../primitives/clock.js";
import { withTimeout } from "../primitives/with-timeout.js";
import type { PullStatus } from "../pull/pull-status.js";
import { ProgressStore } from "../reconciliation/progress.js";
import type { Health, HealthCheck } from "./health.js";
import type { Comparison } from "./last-comparison.js";

/** The parts of an application that {@link readHealth} looks at. */
export interface HealthContext {
  /** The name of the selected provider. */
  readonly name: string;
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly started: boolean;
  readonly stopping: boolean;
  /** Absent in `push` mode. */
  readonly pull: PullStatus | undefined;
  /** The interval of the reconciliation; absent when the application does not reconcile by itself. */
  readonly reconcileSeconds: number | undefined;
  readonly comparison: Comparison | undefined;
}

const limitMs = 2000;

/** Returns the health of an application. Never rejects. */
export async function readHealth(context: HealthContext): Promise<Health> {
  const { inbox, started, stopping, pull } = context;
  const [reachable, reconciled] = await Promise.all([
    check("inbox", context, () => readInbox(inbox)),
    reconciliationCheck(context),
  ]);
  const needsStart = inbox.durable || pull !== undefined;
  return {
    live: pull?.state !== "stopped",
    ready: !stopping && (started || !needsStart) && reachable.status !== "failed",
    checks: [reachable, ...pullCheck(context), ...reconciled, configCheck(context)],
  };
}

async function check(
  name: HealthCheck["name"],
  { clock }: HealthContext,
  ask: () => Promise<Omit<HealthCheck, "name">>,
): Promise<HealthCheck> {
  try {
    return { name, ...(await withTimeout(ask, { what: "the inbox", limitMs, clock })) };
  } catch (error) {
    return { name, status: "failed", code: codeOf(error) };
  }
}

async function readInbox({ state, admin }: Inbox): Promise<Omit<HealthCheck, "name">> {
  if (state !== undefined) await state.get("health");
  else if (admin !== undefined) await admin.stats();
  else return { status: "unknown" };
  return { status: "ok" };
}

function pullCheck({ pull, clock }: HealthContext): readonly HealthCheck[] {
  if (pull === undefined) return [];
  const { state, succeededAt, error } = pull;
  const age = succeededAt === undefined ? {} : { ageSeconds: secondsSince(succeededAt, clock) };
  if (error !== undefined) return [{ name: "pull", status: "failed", ...age, code: codeOf(error) }];
  const status = state === "idle" || succeededAt === undefined ? "unknown" : "ok";
  return [{ name: "pull", status, ...age }];
}

async function reconciliationCheck(context: HealthContext): Promise<readonly HealthCheck[]> {
  const { inbox, name, clock, reconcileSeconds } = context;
  const { state } = inbox;
  if (reconcileSeconds === undefined || state === undefined) return [];
  const read = async (): Promise<Omit<HealthCheck, "name">> => {
    const { readUntil } = await new ProgressStore(state, name).read();
    if (readUntil === undefined) return { status: "unknown" };
    const ageSeconds = secondsSince(readUntil.getTime(), clock);
    return { status: ageSeconds > 2 * reconcileSeconds ? "failed" : "ok", ageSeconds };
  };
  return [await check("reconciliation", context, read)];
}

function configCheck({ comparison, clock }: HealthContext): HealthCheck {
  const name = "config";
  if (comparison === undefined) return { name, status: "unknown" };
  const ageSeconds = secondsSince(comparison.at, clock);
  if (comparison.changes === 0) return { name, status: "ok", ageSeconds };
  return { name, status: "failed", ageSeconds, code: "differs" };
}

function secondsSince(time: number, clock: Clock): number {
  return Math.max(0, clock.now() - time) / 1000;
}

function codeOf(error: unknown): NonNullable<HealthCheck["code"]> {
  return isVodError(error) ? error.code : "internal_error";
}
