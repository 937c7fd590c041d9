import type { InboxAdmin } from "@vod-events/core";
import type { EntryFilter, EntryRecord } from "@vod-events/core/inbox";
import { type ExitCode, reportFailure, reportNote } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { withInbox } from "./existing-inbox.js";
import { unknownId } from "./show.js";

export interface RetryOptions {
  readonly inbox: string;
  /** The entries by id, or the dead letters that match a filter. */
  readonly chosen: { readonly ids: readonly string[] } | { readonly dead: EntryFilter };
  /** Whether to print a JSON line instead of a sentence. */
  readonly json: boolean;
}

/**
 * Redrives events and prints their number. An id that cannot be redriven is reported and does not prevent the others.
 */
export async function retry(options: RetryOptions, io: Io): Promise<ExitCode> {
  const { inbox, chosen, json } = options;
  return withInbox(inbox, async (admin) => {
    const exitCode = "ids" in chosen ? await explain(chosen.ids, admin, io) : 0;
    const filter = "ids" in chosen ? chosen : { ...chosen.dead, states: ["dead"] as const };
    const retried = await admin.redrive(filter);
    io.stdout.write(json ? `${JSON.stringify({ retried })}\n` : `${sentence(retried)}\n`);
    return exitCode;
  });
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
