import type { LocalCloud } from "../local/local-cloud.js";
import { moderationEvent } from "./moderation-event.js";
import { type Step, type StoryName, stepSeconds, stories } from "./stories.js";

/** How a story is played. */
export interface Play {
  readonly story: StoryName;
  readonly fileName: string;
  /** Divides the waits between steps. */
  readonly speed: number;
  readonly sleep: (seconds: number) => Promise<void>;
  /** Called with each step that the cloud does not have. */
  readonly skip: (step: Step) => void;
}

/** Plays a story in a cloud. */
export async function playStory(
  local: LocalCloud,
  { story, fileName, speed, sleep, skip }: Play,
): Promise<void> {
  const { mediaId } = await local.cloud.upload({ name: fileName });
  const later: readonly Step[] = stories[story].slice(1);
  for (const step of later) {
    await sleep(stepSeconds[step] / speed);
    if (!(await act(step, local, mediaId))) skip(step);
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
