/** What one contender reached in each round. */
export interface Figure {
  readonly name: string;
  readonly rounds: readonly number[];
}

/** What is asked of a figure, or of its ratio to another one of the same comparison. */
export interface Goal {
  /** The name of the figure that is judged. */
  readonly subject: string;
  /** The name of the figure that it is divided by; absent where it is judged by itself. */
  readonly reference?: string;
  readonly relation: "at least" | "at most" | "below";
  /** Absent where nothing is asked. */
  readonly limit?: number;
  /** Where the guard of the tests fails: far enough from what is measured not to be met by chance. */
  readonly guard?: number;
}

/** Figures of one unit that were taken in the same rounds. */
export interface Comparison {
  readonly title: string;
  readonly unit: string;
  readonly figures: readonly Figure[];
  readonly goals: readonly Goal[];
}

/** How long to measure. */
export interface Effort {
  /** How often each contender is measured. */
  readonly rounds: number;
}

/** A part of the suite that can be run by itself. */
export interface Benchmark {
  readonly name: string;
  /** What it compares, in one line. */
  readonly about: string;
  /** Whether it runs in this process alone, so that its ratios hold on a busy machine too. */
  readonly guarded: boolean;
  run(effort: Effort): Promise<readonly Comparison[]>;
}
