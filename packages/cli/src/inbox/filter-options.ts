import { knownEventTypes, type VodEventType } from "@vod-events/core";
import type { EntryFilter, EntryState } from "@vod-events/core/inbox";
import { didYouMean } from "@vod-events/core/provider";
import { type Command, InvalidArgumentError, Option } from "commander";
import { alternatives } from "../io/alternatives.js";
import { parseTime } from "./time-option.js";

/** The values of the options that {@link addFilterOptions} adds. */
export interface FilterFlags {
  readonly type?: readonly VodEventType[];
  readonly provider?: string;
  readonly since?: Date;
  readonly before?: Date;
}

const types: readonly VodEventType[] = [...knownEventTypes, "unknown"];
const states: readonly EntryState[] = ["waiting", "running", "done", "dead"];

/** Adds the options that select entries, except by state. */
export function addFilterOptions(command: Command): Command {
  const when = "a time, or a duration before now such as 30m, 2h, 7d";
  return command
    .option("--type <type>", "an event type; may be repeated", collectOf("event type", types))
    .option("--provider <name>", "the provider of the events")
    .option("--since <time>", `received at or after ${when}`, parseTime)
    .option("--before <time>", `received before ${when}`, parseTime);
}

/** Returns the filter of the options. */
export function filterOf({ type, provider, since, before }: FilterFlags): EntryFilter {
  return { types: type, provider, since, before };
}

/** The option that selects entries by state. */
export function stateOption(): Option {
  return new Option("--state <state>", `${states.join(", ")}; may be repeated`).argParser(
    collectOf("state", states),
  );
}

/** Parses a repeatable option with a fixed list of values. */
function collectOf<Word extends string>(what: string, words: readonly Word[]) {
  return (text: string, before: readonly Word[] = []): readonly Word[] => {
    const word = words.find((known) => known === text);
    if (word !== undefined) return [...before, word];
    const advice = didYouMean(text, words) || `. It must be ${alternatives(words)}`;
    throw new InvalidArgumentError(`Unknown ${what}${advice}`);
  };
}
