import type { MediaRecord } from "@vod-events/core/inbox";
import type { MediaStatus } from "@vod-events/core/media";
import { reportNote } from "../io/failure.js";
import type { Io } from "../io/io.js";
import { tableLines } from "../output/table.js";
import { stateJson } from "./format-state.js";
import { withMediaStore } from "./media-store.js";

export interface ListMediaOptions {
  readonly inbox: string;
  readonly provider?: string;
  readonly status?: readonly MediaStatus[];
  readonly since?: Date;
  readonly limit: number;
  /** Whether to print JSON lines instead of a table. */
  readonly json: boolean;
}

/** Prints the states that match, last changed first. */
export async function listMedia(
  { inbox, provider, status, since, limit, json }: ListMediaOptions,
  { stdout, stderr }: Io,
): Promise<void> {
  const found = await withMediaStore(inbox, (media) =>
    media.list({ provider, statuses: status, since, limit: limit + 1 }),
  );
  const records = found.slice(0, limit);
  const lines = json
    ? records.map(({ state }) => stateJson(state))
    : tableLines([head, ...records.map(rowOf)]);
  if (records.length > 0) stdout.write(`${lines.join("\n")}\n`);
  else reportNote(stderr, "no media matches");
  if (found.length > limit)
    reportNote(stderr, `only the last ${limit} changed media are listed. Raise --limit for more`);
}

const head = ["STATUS", "CHANGED", "PROVIDER", "MEDIA", "NAME"];

function rowOf({ state, changedAt }: MediaRecord): readonly string[] {
  const changed = changedAt.toISOString().replace(/\.\d+Z$/, "Z");
  return [state.status, changed, state.provider, state.mediaId, state.name?.value ?? ""];
}
