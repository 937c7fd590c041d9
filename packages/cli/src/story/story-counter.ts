import type { LocalCloud } from "../local/local-cloud.js";
import { queueCounts } from "./queue-counts.js";
import type { Stage } from "./stage.js";
import { type Counts, Tally, totalOf } from "./tally.js";

/** Counts the events of clouds from now on, by their callbacks or queues. */
export class StoryCounter {
  readonly #clouds: readonly LocalCloud[];
  readonly #tallies: ReadonlyMap<string, Tally>;
  readonly #countsOf: (local: LocalCloud) => Counts;
  /** Ends the counting. */
  readonly stop: () => void;

  constructor(clouds: readonly LocalCloud[], { mode, relay }: Pick<Stage, "mode" | "relay">) {
    const tallies = new Map(clouds.map(({ name }) => [name, new Tally()]));
    const before = new Map(clouds.map(({ name, cloud }) => [name, cloud.queueTotals]));
    this.#clouds = clouds;
    this.#tallies = tallies;
    this.#countsOf = ({ name, cloud }) => {
      const tally = mode === "push" ? tallies.get(name) : undefined;
      return tally?.counts ?? queueCounts(before.get(name), cloud.queueTotals);
    };
    this.stop = relay.observe((delivery) => tallies.get(delivery.provider)?.record(delivery));
  }

  /** Counts the open events as failed, because no cloud sends one again. */
  end(): void {
    for (const tally of this.#tallies.values()) tally.end();
  }

  get total(): Counts {
    return totalOf(this.#clouds.map(this.#countsOf));
  }

  /** The counts of each cloud by its name. */
  get clouds(): Readonly<Record<string, Counts>> {
    return Object.fromEntries(this.#clouds.map((each) => [each.name, this.#countsOf(each)]));
  }
}
