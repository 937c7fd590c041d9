/**
 * Runs one application seven times with different configuration: callbacks of five clouds, and the queues of two. The
 * clouds are simulated on this machine. Nothing is sent elsewhere.
 *
 * `VOD_PROVIDER=tencent`, `baidu`, `alibaba`, `volcengine` or `mux` runs one cloud only.
 */
import { isVodError, type VodEvent } from "@vod-events/core";
import pc from "picocolors";
import { commonPart } from "./describe.js";
import { play } from "./play.js";
import { type Run, runs } from "./runs.js";
import { table } from "./table.js";

function chooseRuns(provider: string | undefined): readonly Run[] {
  if (provider === undefined || provider === "") return runs;
  const chosen = runs.filter((run) => run.provider === provider);
  if (chosen.length > 0) return chosen;
  const names = [...new Set(runs.map((run) => run.provider))].join(", ");
  throw new Error(`VOD_PROVIDER is "${provider}": set it to one of ${names}, or unset it for all`);
}

function title({ provider, mode }: Run): string {
  return `${provider}, ${mode === "push" ? "by callback" : "by queue"}`;
}

/** Formats the events of a type, sorted, because the delivery order differs between runs. */
function received(events: readonly VodEvent[], type: string): readonly string[] {
  return events
    .filter((event) => event.type === type)
    .map(commonPart)
    .sort();
}

/** Prints which run received which event. Returns whether all runs received the same. */
function compare(results: readonly { run: Run; events: readonly VodEvent[] }[]): boolean {
  const head = ["handler", "event", ...results.map(({ run }) => `${run.provider} ${run.mode}`)];
  const types = new Set(results.flatMap(({ run }) => Object.keys(run.expected)));
  const rows = [...types].flatMap((type) => {
    const columns = results.map(({ events }) => received(events, type));
    return [...new Set(columns.flat())].map((event, row) => {
      const cells = results.map(({ run }, column) => {
        if (columns[column]?.includes(event)) return "received";
        return type in run.expected ? "missing" : "never sent";
      });
      return [row === 0 ? type : "", event, ...cells];
    });
  });
  console.log(
    `\n${pc.bold("Events that the same handlers received")}\n${table([head, ...rows])}\n`,
  );
  return !rows.flat().includes("missing");
}

async function main(): Promise<void> {
  console.log("One application, seven configurations: the cloud and the delivery mode change.");
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
