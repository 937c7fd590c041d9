import type { Comparison, Goal } from "../benchmark.js";
import { median } from "../measure/median.js";

/** How a goal was met. */
export interface Verdict extends Goal {
  /**
   * The subject's median, or the median of its ratios to the reference. A ratio is taken within one round, because the
   * speed of a shared machine varies.
   */
  readonly value: number;
  /** True without a target. */
  readonly met: boolean;
  /** Whether the guard passes; true without a guard. */
  readonly guarded: boolean;
}

/** Judges every goal of a comparison. */
export function verdictsOf({ title, figures, goals }: Comparison): readonly Verdict[] {
  const roundsOf = (name: string) => {
    const figure = figures.find((candidate) => candidate.name === name);
    if (figure === undefined) throw new Error(`${title} has no figure ${name}`);
    return figure.rounds;
  };
  return goals.map((goal) => {
    const { subject, reference, guard } = goal;
    const rounds = roundsOf(subject);
    const value = median(reference === undefined ? rounds : ratios(rounds, roundsOf(reference)));
    return {
      ...goal,
      value,
      met: holds(value, goal, goal.limit),
      guarded: holds(value, goal, guard),
    };
  });
}

/** Round by round; a reference that is known, not measured, has a single one. */
function ratios(subject: readonly number[], reference: readonly number[]): readonly number[] {
  return subject.map((figure, round) => figure / (reference[round % reference.length] ?? 1));
}

function holds(value: number, { relation }: Goal, limit: number | undefined): boolean {
  if (limit === undefined) return true;
  switch (relation) {
    case "at least":
      return value >= limit;
    case "at most":
      return value <= limit;
    case "below":
      return value < limit;
  }
}
