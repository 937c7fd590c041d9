import type { Comparison, Goal } from "../benchmark.js";
import { median } from "../measure/median.js";

/** How a goal was met. */
export interface Verdict extends Goal {
  /** The subject's median, divided by the reference's where there is one. */
  readonly value: number;
  /** True where nothing is asked. */
  readonly met: boolean;
  /** Whether the guard holds; true where there is none. */
  readonly guarded: boolean;
}

/** Judges every goal of a comparison. */
export function verdictsOf({ title, figures, goals }: Comparison): readonly Verdict[] {
  const medianOf = (name: string) => {
    const figure = figures.find((candidate) => candidate.name === name);
    if (figure === undefined) throw new Error(`${title} has no figure ${name}`);
    return median(figure.rounds);
  };
  return goals.map((goal) => {
    const { subject, reference, guard } = goal;
    const value = medianOf(subject) / (reference === undefined ? 1 : medianOf(reference));
    return {
      ...goal,
      value,
      met: holds(value, goal, goal.limit),
      guarded: holds(value, goal, guard),
    };
  });
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
