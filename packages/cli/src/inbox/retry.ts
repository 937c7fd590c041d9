import type { InboxAdmin } from "@vod-events/core";
import type { EntryFilter, EntryRecord } from "@vod-events/core/inbox";
import { type ExitCode, reportFailure, reportNote } from "../io/failure.js";
import type { Shell } from "../io/io.js";
import { withInbox } from "./existing-inbox.js";
import { unknownId } from "./show.js";

/** What `vod-events inbox retry` is called with. */
export interface RetryOptions {
  readonly inbox: string;
  /** The entries with these ids, or the dead ones that a filter picks. */
  readonly chosen: { readonly ids: readonly string[] } | { readonly dead: EntryFilter };
  /** A line of JSON, in place of a sentence. */
  readonly json: boolean;
}

/** Makes events due again and says how many; an id that cannot be is told of and keeps no other back. */
export async function retry(options: RetryOptions, shell: Shell): Promise<ExitCode> {
  const { inbox, chosen, json } = options;
  return withInbox(inbox, async (ledger) => {
    const exitCode = "ids" in chosen ? await explain(chosen.ids, ledger, shell) : 0;
    const filter = "ids" in chosen ? chosen : { ...chosen.dead, states: ["dead"] as const };
    const retried = await ledger.redrive(filter);
    shell.stdout.write(json ? `${JSON.stringify({ retried })}\n` : `${sentence(retried)}\n`);
    return exitCode;
  });
}

/** Tells of the ids that nothing can be done for. */
async function explain(
  ids: readonly string[],
  ledger: InboxAdmin,
  { stderr }: Shell,
): Promise<ExitCode> {
  let exitCode: ExitCode = 0;
  for (const id of new Set(ids)) {
    const record = await ledger.get(id);
    if (record === undefined) exitCode = reportFailure(stderr, unknownId(id));
    else if (obstacleOf(record) !== undefined) reportNote(stderr, `${id} ${obstacleOf(record)}`);
  }
  return exitCode;
}

function obstacleOf({ event, state }: EntryRecord): string | undefined {
  if (event === undefined) return "is no event: vod-events inbox show says what came";
  if (state === "done") return "is done already: only what waits or is dead can be tried again";
  return state === "running" ? "is being handled now" : undefined;
}

function sentence(retried: number): string {
  if (retried === 0) return "nothing to try again";
  return retried === 1 ? "1 event is due again" : `${retried} events are due again`;
}
