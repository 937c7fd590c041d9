import type { InboxAdmin } from "@vod-events/core";
import type { EntryFilter, EntryRecord } from "@vod-events/core/inbox";
import { type ExitCode, reportFailure, reportNote, usage } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { withInbox } from "./existing-inbox.js";
import { type FilterFlags, filterOf } from "./filter-options.js";
import type { InboxFlags } from "./flags.js";
import { unknownId } from "./show.js";

export interface RetryFlags extends InboxFlags, FilterFlags {
  /** Whether to redrive dead letters: all, or those that match the filter. */
  readonly dead?: boolean;
}

/**
 * Redrives events and prints their number. An id that cannot be redriven is reported and does not prevent the others.
 *
 * @throws CommandFailure when the selection is ambiguous
 */
export async function retry(ids: readonly string[], flags: RetryFlags, io: Io): Promise<ExitCode> {
  const filter = filterOf(flags);
  rejectAmbiguous(ids, flags.dead, filter);
  return withInbox(flags.inbox, async (admin) => {
    const exitCode = await explain(ids, admin, io);
    const retried = await admin.redrive(flags.dead ? { ...filter, states: ["dead"] } : { ids });
    io.stdout.write(flags.json ? `${JSON.stringify({ retried })}\n` : `${sentence(retried)}\n`);
    return exitCode;
  });
}

function rejectAmbiguous(ids: readonly string[], dead = false, filter: EntryFilter): void {
  if (dead && ids.length > 0) throw usage("name ids or pass --dead, not both");
  if (dead) return;
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  if (isFiltered) throw usage("filter options require --dead");
  if (ids.length === 0) throw usage("name the ids to retry, or pass --dead");
}

/** Reports the ids that cannot be redriven. */
async function explain(
  ids: readonly string[],
  admin: InboxAdmin,
  { stderr }: Io,
): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  for (const id of new Set(ids)) {
    const record = await admin.get(id);
    if (record === undefined) exitCode = reportFailure(stderr, unknownId(id));
    else if (obstacleOf(record) !== undefined) reportNote(stderr, `${id} ${obstacleOf(record)}`);
  }
  return exitCode;
}

function obstacleOf({ event, state }: EntryRecord): string | undefined {
  if (event === undefined) return "is an undecodable message, which cannot be retried";
  if (state === "done") return "is done. Only waiting and dead events can be retried";
  return state === "running" ? "is running now" : undefined;
}

function sentence(retried: number): string {
  if (retried === 0) return "no event to retry";
  return retried === 1 ? "1 event is due again" : `${retried} events are due again`;
}
