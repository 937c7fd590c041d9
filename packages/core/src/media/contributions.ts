import type { VodEvent, VodEventOf, VodEventType } from "../event/event.js";
import type { Contribution } from "./contribution.js";
import { failureOf, ingestOf, mediaOf } from "./describe-media.js";
import {
  type EventWithOutputs,
  imagesOf,
  newMediaIn,
  outputIn,
  storageClassOf,
  technicalOf,
  thumbnailKey,
  verdictOf,
  workflowPart,
} from "./event-facts.js";
import { succeeded } from "./succeeded.js";
import { taskOf } from "./task-result.js";

/** What the events of a type contribute. */
interface Contributor<Type extends VodEventType> {
  /** The groups of facts that they set. */
  readonly sets: readonly FactGroup[];
  /** Reads what an event says about the media of its `mediaId`. */
  read(event: VodEventOf<Type>): Contribution;
  /** Reads what an event says about a media that its task made. */
  readOutput?(event: VodEventOf<Type>, mediaId: string): Contribution;
}

/** A group of facts of a state. */
export type FactGroup =
  | "existence"
  | "description"
  | "technical"
  | "storage class"
  | "renditions"
  | "thumbnails"
  | "captions"
  | "moderation"
  | "tasks"
  | "failure"
  | "deletion"
  | "output media"
  | "unknown events";

const nothing = { sets: [], read: () => ({}) };

const ofWorkflow = {
  sets: ["tasks"],
  read: (event: VodEventOf<"workflow.progressed" | "workflow.completed">) =>
    taskOf(event, workflowPart(event)),
} as const;

const ofKind = {
  sets: ["tasks"],
  read: (event: VodEventOf<"analysis.completed" | "watermark.extracted">) =>
    taskOf(event, event.data.kind),
} as const;

const withOutputs = {
  sets: ["tasks", "output media"],
  read: (event: EventWithOutputs) => taskOf(event, event.data.kind),
  readOutput: outputIn,
} as const;

const contributions: { readonly [Type in VodEventType]: Contributor<Type> } = {
  "media.created": {
    sets: ["description", "technical", "storage class"],
    read: ({ data: { media }, passthrough }) => mediaOf(media, { passthrough }),
  },
  "media.uploaded": {
    sets: ["existence", "description", "technical", "storage class", "failure"],
    read: ingestOf,
  },
  "media.imported": {
    sets: ["existence", "description", "technical", "storage class", "tasks", "failure"],
    read: (event) => ({ ...ingestOf(event), ...taskOf(event) }),
  },
  "media.ready": {
    sets: ["existence", "description", "technical", "storage class", "failure"],
    read: ingestOf,
  },
  "media.updated": {
    sets: ["description", "technical", "storage class"],
    read: ({ data: { media } }) => mediaOf(media),
  },
  "media.analyzed": {
    sets: ["technical", "tasks"],
    read: (event) => ({ ...technicalOf(event), ...taskOf(event) }),
  },
  "media.transcoded": {
    sets: ["renditions", "tasks", "output media"],
    read: (event) => ({
      ...(succeeded(event) && { rendition: event.data.rendition }),
      ...taskOf(event, event.data.rendition.presetId),
    }),
    readOutput: newMediaIn,
  },
  "thumbnail.created": {
    sets: ["description", "thumbnails", "tasks"],
    read: (event) => ({
      ...(succeeded(event) && imagesOf(event.data)),
      ...taskOf(event, thumbnailKey(event.data)),
    }),
  },
  "caption.created": {
    sets: ["captions", "tasks"],
    read: (event) => ({
      ...(succeeded(event) && { caption: event.data }),
      ...taskOf(event, event.data.captionId),
    }),
  },
  "caption.deleted": {
    sets: ["captions"],
    read: (event) => (succeeded(event) ? { deletedCaption: event.data } : {}),
  },
  "moderation.completed": {
    sets: ["moderation", "tasks"],
    read: (event) => ({ ...verdictOf(event), ...taskOf(event) }),
  },
  "media.deleted": {
    sets: ["deletion", "unknown events"],
    read: (event) => (succeeded(event) ? { deletedParts: event.data.parts } : {}),
  },
  "media.storage_changed": {
    sets: ["storage class"],
    read: storageClassOf,
  },
  "media.restored": {
    sets: ["storage class", "tasks"],
    read: (event) => ({ ...storageClassOf(event), ...taskOf(event) }),
  },
  "media.persisted": {
    sets: ["existence"],
    read: (event) => (succeeded(event) ? { values: { uploaded: true } } : {}),
  },
  "edit.completed": withOutputs,
  "enhancement.completed": withOutputs,
  "generation.completed": withOutputs,
  "workflow.progressed": ofWorkflow,
  "workflow.completed": ofWorkflow,
  "analysis.completed": ofKind,
  "quality.inspected": { sets: ["tasks"], read: (event) => taskOf(event) },
  "watermark.extracted": ofKind,
  "publish.completed": {
    sets: ["tasks"],
    read: (event) => taskOf(event, event.data.target),
  },
  "cache.refreshed": {
    sets: ["tasks"],
    read: (event) => taskOf(event, event.data.operation),
  },
  "upload.canceled": { sets: ["failure"], read: failureOf },
  "upload.created": nothing,
  "attachment.uploaded": nothing,
  "relay.changed": nothing,
  "live.started": nothing,
  "live.ended": nothing,
  unknown: { sets: ["unknown events"], read: () => ({ unknown: true }) },
};

/** The groups of facts that the events of each type set. */
export const contributedFacts: Readonly<Record<VodEventType, readonly FactGroup[]>> =
  Object.fromEntries(
    Object.entries(contributions).map(([type, { sets }]) => [type, sets]),
  ) as unknown as Record<VodEventType, readonly FactGroup[]>;

/** Returns what an event says about a media. The media may be the event's own, an output of its task, or both. */
export function contributionsOf(event: VodEvent, mediaId: string): readonly Contribution[] {
  const { read, readOutput } = contributorOf(event);
  const own = event.mediaId === mediaId ? [read(event)] : [];
  return readOutput === undefined ? own : [...own, readOutput(event, mediaId)];
}

/** An event of a type that this version does not know is unknown. */
function contributorOf({ type }: VodEvent): Contributor<VodEventType> {
  const known = Object.hasOwn(contributions, type) ? type : "unknown";
  return contributions[known] as unknown as Contributor<VodEventType>;
}
