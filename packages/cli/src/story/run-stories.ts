import { setMaxListeners } from "node:events";
import { systemClock } from "@vod-events/core";
import { type Fault, FaultPlan } from "../local/faults.js";
import type { LocalCloud } from "../local/local-cloud.js";
import { playStory } from "./play-story.js";
import { settled } from "./settled.js";
import type { Stage } from "./stage.js";
import type { StoryName } from "./stories.js";
import { StoryCounter } from "./story-counter.js";
import type { Counts } from "./tally.js";

/** What customers do. */
export interface StoryOptions {
  readonly story: StoryName;
  /** The providers, by their names in the config; absent for all. */
  readonly providers?: readonly string[];
  /** The number of stories in each cloud. */
  readonly count: number;
  /** The stories that start per second. */
  readonly rate: number;
  /** Divides the waits between steps and those of faults. */
  readonly speed: number;
  readonly faults: readonly Fault[];
}

/** How far the stories are. */
export interface StoryProgress {
  readonly stories: number;
  readonly ended: number;
  readonly counts: Counts;
}

/** The result of stories. */
export interface StorySummary extends StoryProgress {
  readonly story: StoryName;
  readonly clouds: Readonly<Record<string, Counts>>;
  /** Which clouds do not have a step, or do not retry after a fault. */
  readonly notes: readonly string[];
  /** Whether they were stopped before their end. */
  readonly interrupted: boolean;
}

const reportMs = 100;

/** Plays stories in simulated clouds and waits until their events are delivered. Stops early when aborted. */
export async function runStories(
  options: StoryOptions,
  stage: Stage,
  signal: AbortSignal,
  report: (progress: StoryProgress) => void,
): Promise<StorySummary> {
  const { story, providers, count, rate, speed, faults } = options;
  const { relay } = stage;
  const clouds = stage.running.filter(({ name }) => providers?.includes(name) ?? true);
  const counter = new StoryCounter(clouds, stage);
  const notes = new Set(faults.includes("5xx") ? clouds.flatMap(lossNote) : []);
  let ended = 0;
  const progress = () => ({ stories: count * clouds.length, ended, counts: counter.total });
  const reports = setInterval(() => report(progress()), reportMs);
  relay.faults = new FaultPlan(faults, speed);
  // Each story that waits listens.
  setMaxListeners(0, signal);
  const sleep = (seconds: number) => systemClock.sleep(seconds * 1000, signal);
  const play = async (local: LocalCloud, index: number) => {
    await sleep(index / rate);
    await playStory(local, {
      ...{ story, speed, sleep, fileName: `story-${index + 1}.mp4` },
      skip: (step) => notes.add(`the simulated ${local.name} has no ${step} step`),
    });
    ended += 1;
  };
  try {
    const indexes = Array.from({ length: count }, (_, index) => index);
    await Promise.all(clouds.flatMap((local) => indexes.map((index) => play(local, index))));
    await settled(clouds, { counter, stage, sleep });
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    counter.stop();
    clearInterval(reports);
    relay.faults = undefined;
  }
  return {
    ...progress(),
    ...{ story, clouds: counter.clouds, notes: [...notes], interrupted: signal.aborted },
  };
}

/** Returns a note for a cloud that loses an event after a 5xx. */
function lossNote({ name, cloud }: LocalCloud): readonly string[] {
  const retries = cloud.retryAfterSeconds({ attempt: 1, status: 503 }) !== undefined;
  return retries ? [] : [`${name} does not retry after status 503: its events with 5xx are lost`];
}
