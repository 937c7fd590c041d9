/** The result of one subject in each round. */
export interface Figure {
  readonly name: string;
  readonly rounds: readonly number[];
}

/** A target for a figure, or for its ratio to another one of the same comparison. */
export interface Goal {
  /** The name of the figure that is judged. */
  readonly subject: string;
  /** The name of the figure that it is divided by; absent for an absolute figure. */
  readonly reference?: string;
  readonly relation: "at least" | "at most" | "below";
  /** Absent without a target. */
  readonly limit?: number;
  /** The limit of the guard in CI. It is far from the measured value, so that it is not reached by chance. */
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
export interface RunOptions {
  /** How often each contender is measured. */
  readonly rounds: number;
}

/** A part of the suite that can be run by itself. */
export interface Benchmark {
  readonly name: string;
  /** What the benchmark compares, in one line. */
  readonly about: string;
  /** Whether it runs in this process alone, so that its ratios are valid on a busy machine too. */
  readonly guarded: boolean;
  /** Whether it takes so long that it runs only when it is named. */
  readonly onlyByName?: boolean;
  run(options: RunOptions): Promise<readonly Comparison[]>;
}
