import { join, relative } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import type { Benchmark } from "./benchmark.js";
import { benchmarks } from "./benchmarks.js";
import { thisMachine } from "./report/machine.js";
import { type BenchmarkResults, resultsOf, writeResults } from "./report/results.js";
import { lineOf, tableOf } from "./report/tables.js";
import { verdictsOf } from "./report/verdict.js";

interface BenchOptions {
  readonly only?: readonly string[];
  readonly rounds: number;
  readonly guard?: true;
}

const file = join(import.meta.dirname, "../results.json");
const width = Math.max(...benchmarks.map(({ name }) => name.length));
const list = benchmarks.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`);

const { only, rounds, guard } = new Command("bench")
  .description(
    "Measures what vod-events costs, each figure beside its reference from the same run.",
  )
  .addOption(
    new Option("--only <name...>", "these benchmarks alone").choices(
      benchmarks.map(({ name }) => name),
    ),
  )
  .option("--rounds <number>", "how often each contender is measured", wholeNumber, 5)
  .option("--guard", "only what is quick and steady; ends with 1 where a ratio is far off")
  .addHelpText("after", `\nBenchmarks:\n${list.join("\n")}`)
  .parse()
  .opts<BenchOptions>();

const at = new Date().toISOString();
const machine = thisMachine();
const results: BenchmarkResults[] = [];
print(`${machine.cpu}, ${machine.cores} cores, ${machine.system}, Node ${machine.node}\n`);
for (const benchmark of benchmarks.filter(isChosen)) await measure(benchmark);
if (guard === undefined) {
  await writeResults(file, { at, machine, benchmarks: results });
  print(`Every round of every figure: ${relative(process.cwd(), file)}`);
}

function isChosen({ name, guarded, onlyByName = false }: Benchmark): boolean {
  return (only?.includes(name) ?? !onlyByName) && (guard === undefined || guarded);
}

async function measure(benchmark: Benchmark): Promise<void> {
  const comparisons = await benchmark.run({ rounds });
  for (const comparison of comparisons) {
    print(tableOf(comparison));
    const broken = verdictsOf(comparison).filter(({ guarded }) => !guarded);
    if (guard === undefined || broken.length === 0) continue;
    for (const verdict of broken) {
      print(`  FAR OFF  ${lineOf(verdict).trim()}; the guard is at ${verdict.guard}`);
    }
    process.exitCode = 1;
  }
  results.push(resultsOf(benchmark.name, comparisons));
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (Number.isSafeInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("It must be a whole number above 0.");
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
