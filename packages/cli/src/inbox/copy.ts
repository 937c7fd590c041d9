import { copyEntries, type InboxStats, type InboxStore } from "@vod-events/core/inbox";
import { storeAt } from "../config/inbox-address.js";
import { CommandFailure, type ExitCode, reportFailure, usage } from "../io/failure.js";
import { interruptionOf } from "../io/interruption.js";
import type { Io } from "../io/io.js";
import { isPiped } from "../io/is-piped.js";
import { withSpinner } from "../io/spinner.js";
import { tableLines } from "../output/table.js";
import { existingStoreAt } from "./existing-inbox.js";

export interface CopyFlags {
  readonly from: string;
  readonly to: string;
  /** Whether running events are copied, too. */
  readonly includeRunning?: boolean;
  /** Whether to print a JSON line instead of a table. */
  readonly json?: boolean;
}

/** The maximum number of ids in a message. */
const namedIds = 5;

/**
 * Copies all entries of an inbox to another one and compares them.
 *
 * @throws CommandFailure when an application uses the source
 */
export async function copy(options: CopyFlags, io: Io): Promise<ExitCode> {
  if (options.from === options.to) {
    throw usage("--from and --to are the same inbox");
  }
  const source = await existingStoreAt(options.from);
  try {
    const target = await storeAt(options.to);
    try {
      return await copyBetween(source, target, options, io);
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function copyBetween(
  source: InboxStore,
  target: InboxStore,
  { includeRunning, json }: CopyFlags,
  io: Io,
): Promise<ExitCode> {
  const before = await source.stats();
  if (before.running > 0 && !includeRunning) throw inUse(before.running);
  const result = await copyWithProgress(source, target, total(before), io);
  const [after, counts] = [await source.stats(), await target.stats()];
  const { differing, differingKeys, differingMedia } = result;
  const { oldestOpenAt: _, ...from } = after;
  const { oldestOpenAt: __, ...to } = counts;
  if (json ?? isPiped(io))
    io.stdout.write(`${JSON.stringify({ ...result, source: from, target: to })}\n`);
  else io.stdout.write(`${[...tableOf(from, to), ...sentencesOf(result)].join("\n")}\n`);
  if (opened(before) !== opened(after) || before.dead !== after.dead) {
    const message = "the source changed during the copy. Stop its application and copy again";
    return reportFailure(io.stderr, { code: "inbox_in_use", message });
  }
  const media = differingMedia.map(({ provider, mediaId }) => `${provider} media ${mediaId}`);
  const all = [...differing, ...differingKeys, ...media];
  if (all.length === 0) return 0;
  const named = all.slice(0, namedIds).join(", ");
  const message =
    `${all.length} entries differ in the target, which keeps its own: ${named}` +
    `${all.length > namedIds ? ", …" : ""}. One of the inboxes was used after an earlier copy`;
  return reportFailure(io.stderr, { code: "copy_differs", message });
}

function inUse(running: number): CommandFailure {
  const events = running === 1 ? "1 event of the source is" : `${running} events of the source are`;
  const advice =
    "Stop its application first. After a crash, --include-running copies them as waiting events";
  return new CommandFailure("inbox_in_use", `${events} running. ${advice}`);
}

function copyWithProgress(source: InboxStore, target: InboxStore, total: number, io: Io) {
  const signal = interruptionOf(io);
  let copied = 0;
  const onProgress = (entries: number) => {
    copied = entries;
  };
  const text = () => `copying ${copied} of ${total} entries`;
  return withSpinner(io, text, () => copyEntries(source, target, { signal, onProgress }));
}

function opened({ waiting, running }: InboxStats): number {
  return waiting + running;
}

function total({ waiting, running, done, dead }: InboxStats): number {
  return waiting + running + done + dead;
}

function tableOf(from: InboxStats, to: InboxStats): readonly string[] {
  const states = ["waiting", "running", "done", "dead"] as const;
  const rows = states.map((state) => [state, String(from[state]), String(to[state])]);
  return tableLines([["STATE", "SOURCE", "TARGET"], ...rows]);
}

function sentencesOf({
  entries,
  copied,
  stateKeys,
  mediaStates,
  differing,
  digests,
}: Awaited<ReturnType<typeof copyEntries>>): readonly string[] {
  const known = entries - copied;
  const equal = entries - differing.length;
  return [
    `copied ${copied} of ${entries} entries; the target had ${known} before; ${stateKeys} state keys, ${mediaStates} media states`,
    `compared: ${equal} of ${entries} entries are equal; SHA-256 ${digests.source.slice(0, 16)}… and ${digests.target.slice(0, 16)}…`,
  ];
}
