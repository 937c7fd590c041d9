import { setMaxListeners } from "node:events";
import { systemClock } from "@vod-events/core";
import type { DeliveryMode } from "@vod-events/core/provider";
import { type Fault, FaultPlan } from "../local/faults.js";
import type { LocalCloud } from "../local/local-cloud.js";
import type { Relay } from "../local/relay.js";
import { moderationEvent } from "./moderation-event.js";
import { queueCounts } from "./queue-counts.js";
import { type Step, type StoryName, stepSeconds, stories } from "./stories.js";
import { type Counts, Tally, totalOf } from "./tally.js";

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
  /** The steps that clouds do not have. */
  readonly skipped: readonly string[];
  /** Whether they were stopped before their end. */
  readonly interrupted: boolean;
}

/** Where stories are played. */
export interface Stage {
  readonly running: readonly LocalCloud[];
  readonly relay: Relay;
  readonly mode: DeliveryMode;
}

/** The longest wait for retries after the last step. */
const settleSeconds = 30;

const pollMs = 20;

const reportMs = 100;

/** Plays stories in simulated clouds and waits until their events are delivered. Stops early when aborted. */
export async function runStories(
  options: StoryOptions,
  { running, relay, mode }: Stage,
  signal: AbortSignal,
  report: (progress: StoryProgress) => void,
): Promise<StorySummary> {
  const { story, providers, count, rate, speed, faults } = options;
  const clouds = running.filter(({ name }) => providers?.includes(name) ?? true);
  const tally = new Tally();
  const skipped = new Set<string>();
  let ended = 0;
  const queuesBefore = clouds.map(({ cloud }) => cloud.queueTotals);
  const countsOf = () =>
    clouds.map(({ name, cloud }, index) =>
      mode === "push" ? tally.countsOf(name) : queueCounts(queuesBefore[index], cloud.queueTotals),
    );
  const progress = () => ({ stories: count * clouds.length, ended, counts: totalOf(countsOf()) });
  for (const { name } of clouds) tally.add(name);
  const stopCounting = relay.observe((delivery) => tally.record(delivery));
  const reports = setInterval(() => report(progress()), reportMs);
  // Each story that waits listens.
  setMaxListeners(0, signal);
  const plan = new FaultPlan(faults);
  relay.injection = { next: (key) => plan.next(key), speed };
  const sleep = (seconds: number) => systemClock.sleep(seconds * 1000, signal);
  const play = async (local: LocalCloud, index: number) => {
    await sleep(index / rate);
    await playStory(local, `story-${index + 1}.mp4`, { story, speed, sleep, skipped });
    ended += 1;
  };
  try {
    const indexes = Array.from({ length: count }, (_, index) => index);
    await Promise.all(clouds.flatMap((local) => indexes.map((index) => play(local, index))));
    await settled(clouds, () => progress().counts.open, sleep);
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    stopCounting();
    clearInterval(reports);
    relay.injection = undefined;
  }
  return {
    ...progress(),
    ...{ story, skipped: [...skipped], interrupted: signal.aborted },
    clouds: Object.fromEntries(clouds.map(({ name }, index) => [name, countsOf()[index]])),
  };
}

interface Play extends Pick<StoryOptions, "story" | "speed"> {
  readonly sleep: (seconds: number) => Promise<void>;
  /** Collects the steps that the cloud does not have. */
  readonly skipped: Set<string>;
}

async function playStory(
  local: LocalCloud,
  fileName: string,
  { story, speed, sleep, skipped }: Play,
): Promise<void> {
  const { mediaId } = await local.cloud.upload({ name: fileName });
  const later: readonly Step[] = stories[story].slice(1);
  for (const step of later) {
    await sleep(stepSeconds[step] / speed);
    if (!(await act(step, local, mediaId)))
      skipped.add(`the simulated ${local.name} has no ${step} step`);
  }
}

/** Carries out a step. Resolves to false when the cloud does not have it. */
async function act(step: Step, { cloud, provider }: LocalCloud, mediaId: string): Promise<boolean> {
  switch (step) {
    case "upload":
      return true;
    case "transcode":
      await cloud.transcode(mediaId);
      return true;
    case "moderate": {
      const event = await moderationEvent(provider, mediaId);
      if (event !== undefined) await cloud.publish(event);
      return event !== undefined;
    }
    case "delete":
      await cloud.delete?.(mediaId);
      return cloud.delete !== undefined;
  }
}

/** Resolves when no cloud sends a callback again, or after a time. */
async function settled(
  clouds: readonly LocalCloud[],
  open: () => number,
  sleep: (seconds: number) => Promise<void>,
): Promise<void> {
  let idle = false;
  const deadline = Date.now() + settleSeconds * 1000;
  while (Date.now() < deadline && !(idle && open() === 0)) {
    idle = false;
    const isIdle = Promise.all(clouds.map(({ cloud }) => cloud.idle())).then(() => {
      idle = true;
    });
    await Promise.race([isIdle, sleep(pollMs / 1000)]);
    await sleep(pollMs / 1000);
  }
}
