/**
 * Runs one application three times with different configuration: Tencent callbacks, the Tencent queue and Baidu
 * callbacks. The clouds are simulated on this machine. Nothing is sent elsewhere.
 *
 * `VOD_PROVIDER=tencent` or `VOD_PROVIDER=baidu` runs one cloud only.
 */
import { isVodError, type VodEvent } from "@vod-events/core";
import pc from "picocolors";
import { describeEvent } from "./describe.js";
import { expected, play } from "./play.js";
import { type Run, runs } from "./runs.js";
import { table } from "./table.js";

function chooseRuns(provider: string | undefined): readonly Run[] {
  if (provider === undefined || provider === "") return runs;
  const chosen = runs.filter((run) => run.provider === provider);
  if (chosen.length > 0) return chosen;
  const names = [...new Set(runs.map((run) => run.provider))].join(" or ");
  throw new Error(`VOD_PROVIDER is "${provider}": set it to ${names}, or unset it for all`);
}

function title({ provider, mode }: Run): string {
  return `${provider}, ${mode === "push" ? "by callback" : "by queue"}`;
}

/** Formats the events of a type, sorted, because the delivery order differs between runs. */
function received(events: readonly VodEvent[], type: string): readonly string[] {
  return events
    .filter((event) => event.type === type)
    .map(describeEvent)
    .sort();
}

/** Prints the events of all runs side by side. Returns whether they are equal. */
function compare(results: readonly { run: Run; events: readonly VodEvent[] }[]): boolean {
  const head = ["handler", ...results.map(({ run }) => title(run))];
  const rows = Object.keys(expected).flatMap((type) => {
    const columns = results.map(({ events }) => received(events, type));
    const height = Math.max(...columns.map((column) => column.length));
    return Array.from({ length: height }, (_, row) => [
      row === 0 ? type : "",
      ...columns.map((column) => column[row] ?? "missing"),
    ]);
  });
  console.log(
    `\n${pc.bold("Events that the same handlers received")}\n${table([head, ...rows])}\n`,
  );
  return rows.every(([, first, ...others]) => others.every((cell) => cell === first));
}

async function main(): Promise<void> {
  console.log("One application, three configurations: the cloud and the delivery mode change.");
  const results: { run: Run; events: readonly VodEvent[] }[] = [];
  for (const run of chooseRuns(process.env.VOD_PROVIDER)) {
    console.log(`\n${pc.bold(title(run))}`);
    results.push({ run, events: await play(run) });
  }
  if (!compare(results)) throw new Error("the runs differ: see the table");
  console.log(pc.green(results.length > 1 ? "All runs agree." : "Done."));
}

main().catch((error: unknown) => {
  const code = isVodError(error) ? `[${error.code}]` : "";
  const message = error instanceof Error ? error.message : String(error);
  console.error(`${pc.red(`error${code}`)}: ${message}`);
  process.exitCode = 1;
});
