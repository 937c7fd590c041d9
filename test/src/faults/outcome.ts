import type { WorkerRecord } from "./record.js";

type Leased = Extract<WorkerRecord, { did: "leased" }>;

/** The result of a run under faults. */
export interface Outcome {
  /** The number of acknowledged events. */
  readonly accepted: number;
  /** Acknowledged events that no handler has handled. */
  readonly lost: readonly string[];
  /** Events that a worker settled after another worker had leased them, or that were leased after they were done. */
  readonly wrongHolder: readonly string[];
  /** Events that were leased while another worker had a lease that it had not asked to settle, unless leases were forgotten. */
  readonly leasedTwice: readonly string[];
  /** How many handlings too many there were. */
  readonly handledTwice: number;
  /** How many leases were lost to another worker. */
  readonly lostLeases: number;
}

/** The difference between the clocks that workers measure. */
const toleranceMs = 500;

/** Derives the result of a run from what the workers did. `forgotten` are the times when the server forgot its leases. */
export function outcomeOf(
  accepted: ReadonlySet<string>,
  records: readonly WorkerRecord[],
  forgotten: readonly number[],
): Outcome {
  const handled = records.filter(({ did }) => did === "handled").map(({ id }) => id);
  const handledIds = new Set(handled);
  const events = [...groups(records).values()];
  return {
    accepted: accepted.size,
    lost: [...accepted].filter((id) => !handledIds.has(id)),
    wrongHolder: events.flatMap(wrongHolders),
    leasedTwice: events.flatMap((each) => overlaps(each, forgotten)),
    handledTwice: handled.length - handledIds.size,
    lostLeases: records.filter(({ did }) => did === "lost_lease").length,
  };
}

function groups(records: readonly WorkerRecord[]): ReadonlyMap<string, readonly WorkerRecord[]> {
  const byId = new Map<string, WorkerRecord[]>();
  for (const record of records) {
    const group = byId.get(record.id);
    if (group === undefined) byId.set(record.id, [record]);
    else group.push(record);
  }
  return byId;
}

function leasesOf(records: readonly WorkerRecord[]): readonly Leased[] {
  const leases = records.flatMap((each) => (each.did === "leased" ? [each] : []));
  return leases.toSorted((one, other) => one.attempt - other.attempt);
}

/** Each wrong settlement of an event, in words. */
function wrongHolders(records: readonly WorkerRecord[]): readonly string[] {
  const leases = leasesOf(records);
  return records.flatMap((record) => {
    if (record.did !== "settled") return [];
    const attempt = leases.find(({ token }) => token === record.token)?.attempt ?? 0;
    const later = leases.filter((lease) => lease.attempt > attempt);
    const known = later.some((lease) => lease.at < record.at);
    if (!known && !(record.as === "done" && later.length > 0)) return [];
    const order = known ? "after" : "before";
    return [`${record.id}: attempt ${attempt} is ${record.as} ${order} attempt ${attempt + 1}`];
  });
}

/** Each lease of an event that began before the one before it had ended, in words. */
function overlaps(
  records: readonly WorkerRecord[],
  forgotten: readonly number[],
): readonly string[] {
  const leases = leasesOf(records);
  return leases.flatMap((lease, index) => {
    const before = leases[index - 1];
    if (before === undefined) return [];
    if (forgotten.some((time) => time >= before.at && time <= lease.at)) return [];
    const until = endOf(before, lease.at, records);
    if (until - toleranceMs <= lease.at) return [];
    const isEnding = ({ at, did, ...rest }: WorkerRecord) =>
      did === "ask_to_settle" && at <= lease.at && "token" in rest && rest.token === before.token;
    if (records.some(isEnding)) return [];
    const earlyMs = until - lease.at;
    return [`${lease.id}: attempt ${lease.attempt} began ${earlyMs} ms before its time`];
  });
}

/** When a lease expires that is not settled, as far as it was renewed before a time. */
function endOf(lease: Leased, time: number, records: readonly WorkerRecord[]): number {
  const renewals = records.flatMap((each) =>
    each.did === "renewed" && each.token === lease.token && each.at < time ? [each.until] : [],
  );
  return Math.max(lease.until, ...renewals);
}
