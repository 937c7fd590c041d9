import type { MediaRecord } from "@vod-events/core/inbox";
import type { MediaStatus } from "@vod-events/core/media";
import { reportNote } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { isPiped } from "../io/is-piped.js";
import { tableLines } from "../output/table.js";
import type { ProviderFlags } from "./flags.js";
import { stateJson } from "./format-state.js";
import { withMediaStore } from "./media-store.js";

export interface ListMediaFlags extends ProviderFlags {
  readonly status?: MediaStatus;
  readonly since?: Date;
  readonly limit: number;
}

/** Prints the states that match, last changed first. */
export async function listMedia(flags: ListMediaFlags, io: Io): Promise<void> {
  const { inbox, provider, status, since, limit, json = isPiped(io) } = flags;
  const statuses = status && [status];
  const found = await withMediaStore(inbox, (media) =>
    media.list({ provider, statuses, since, limit: limit + 1 }),
  );
  const records = found.slice(0, limit);
  const lines = json
    ? records.map(({ state }) => stateJson(state))
    : tableLines([head, ...records.map(rowOf)]);
  if (records.length > 0) io.stdout.write(`${lines.join("\n")}\n`);
  else reportNote(io.stderr, "no media matches");
  if (found.length > limit)
    reportNote(
      io.stderr,
      `only the last ${limit} changed media are listed. Raise --limit for more`,
    );
}

const head = ["STATUS", "CHANGED", "PROVIDER", "MEDIA", "NAME"];

function rowOf({ state, changedAt }: MediaRecord): readonly string[] {
  const changed = changedAt.toISOString().replace(/\.\d+Z$/, "Z");
  return [state.status, changed, state.provider, state.mediaId, state.name?.value ?? ""];
}
