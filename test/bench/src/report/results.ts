import { writeFile } from "node:fs/promises";
import type { Comparison, Figure } from "../benchmark.js";
import { median } from "../measure/median.js";
import type { Machine } from "./machine.js";
import { type Verdict, verdictsOf } from "./verdict.js";

/** A run of the suite, with every figure of every round. */
export interface Results {
  readonly at: string;
  readonly machine: Machine;
  readonly benchmarks: readonly BenchmarkResults[];
}

/** The result of one benchmark. */
export interface BenchmarkResults {
  readonly name: string;
  readonly comparisons: readonly ComparisonResults[];
}

interface ComparisonResults {
  readonly title: string;
  readonly unit: string;
  readonly figures: readonly (Figure & Summary)[];
  readonly goals: readonly Omit<Verdict, "guard" | "guarded">[];
}

/** The middle and the ends of some rounds. */
export interface Summary {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** The stored result of a benchmark. */
export function resultsOf(name: string, comparisons: readonly Comparison[]): BenchmarkResults {
  return {
    name,
    comparisons: comparisons.map((comparison) => ({
      title: comparison.title,
      unit: comparison.unit,
      figures: comparison.figures.map((figure) => ({ ...figure, ...summaryOf(figure) })),
      goals: verdictsOf(comparison).map(({ guard: _, guarded: __, ...verdict }) => verdict),
    })),
  };
}

/** Sums the rounds of a figure up. */
export function summaryOf({ rounds }: Figure): Summary {
  return { median: median(rounds), least: Math.min(...rounds), most: Math.max(...rounds) };
}

/** Writes results into a file. */
export async function writeResults(path: string, results: Results): Promise<void> {
  await writeFile(path, `${JSON.stringify(results, null, 2)}\n`);
}
