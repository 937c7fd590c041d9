import type { AnalysisKind } from "../event/analysis.js";
import type { CaptionData } from "../event/caption.js";
import type { DeletedPart } from "../event/deletion.js";
import type { Failure, Outcome } from "../event/envelope.js";
import type { VodEventType } from "../event/event.js";
import type { MediaCategory, MediaTechnical } from "../event/media.js";
import type { Verdict } from "../event/moderation.js";
import type { ThumbnailImage, ThumbnailKind } from "../event/thumbnail.js";
import type { Rendition } from "../event/transcode.js";
import type { WorkflowStep } from "../event/workflow.js";

/** A value, and the event that it comes from. */
export interface Fact<Value> {
  readonly value: Value;
  readonly eventId: string;
  readonly type: VodEventType;
  /** The time of the event: RFC 3339 in UTC. */
  readonly at: string;
  /**
   * `derived` when `at` is a time of the media or task. `received` when the provider sends no time, and `at` is the time
   * of receipt.
   */
  readonly atSource?: "derived" | "received";
}

/**
 * The condition of a media:
 *
 * - `pending`: events mention the media, but none says that its file exists
 * - `uploaded`: the file exists
 * - `ready`: the media can be played, by the rules of its provider
 * - `failed`: its upload, import or processing failed, and it is not playable
 * - `deleted`: the whole media was deleted
 */
export type MediaStatus = "pending" | "uploaded" | "ready" | "failed" | "deleted";

/**
 * What the events of a media say about it. It is plain JSON. The same events give the same state in any order and
 * number. URLs may be signed and expire: do not log the state. Each record holds at most 200 entries, the latest.
 */
export interface MediaState extends MediaFacts {
  /** The version of this shape. */
  readonly version: 1;
  /** The adapter's id, as in the events. */
  readonly provider: string;
  readonly mediaId: string;
  readonly status: MediaStatus;
  /** The technical attributes of the file. */
  readonly technical: TechnicalFacts;
  /** The renditions that exist, by preset, or height, and format. */
  readonly renditions: FactRecord<Rendition>;
  /** The images, by kind and preset. */
  readonly thumbnails: FactRecord<MediaThumbnail>;
  /** The captions, by id or language. */
  readonly captions: FactRecord<CaptionData>;
  /** The verdicts, by event. {@link moderationOf} returns the current one. */
  readonly moderation: FactRecord<MediaModeration>;
  /** The last result of each task, by task id, event type, and preset or kind. */
  readonly tasks: FactRecord<MediaTask>;
  /** The ids of events without a neutral type, and of deletions of unknown parts. The first 100 in sorted order. */
  readonly unknownEvents: readonly string[];
  /** The keys of removed entries, so that late events do not add them again. */
  readonly removed?: RemovedEntries;
  /** The last 100 deletions of parts, by event and part. */
  readonly deletedParts?: FactRecord<DeletedPart>;
  /** The last of the older deletions of parts. Everything that is older than it and can be deleted counts as deleted. */
  readonly deletedBefore?: Fact<true>;
}

/** Facts of which the latest counts. */
export interface MediaFacts {
  readonly name?: Fact<string>;
  readonly description?: Fact<string>;
  readonly kind?: Fact<"video" | "audio" | "image">;
  /** The URL of the file. */
  readonly url?: Fact<string>;
  readonly coverUrl?: Fact<string>;
  readonly format?: Fact<string>;
  readonly tags?: Fact<readonly string[]>;
  readonly category?: Fact<MediaCategory>;
  /** RFC 3339 in UTC. */
  readonly expiresAt?: Fact<string>;
  /** The provider's name of the storage class. */
  readonly storageClass?: Fact<string>;
  /** The value that the application attached to the upload. */
  readonly passthrough?: Fact<string>;
  /** The last event that says that the file exists. */
  readonly uploaded?: Fact<true>;
  /** The last event by which the media can be played. */
  readonly ready?: Fact<true>;
  /** The last failure of the upload, import or processing. */
  readonly failure?: Fact<Failure>;
  /** The deletion of the whole media. */
  readonly deleted?: Fact<true>;
}

/** Facts by key. */
export type FactRecord<Value> = Readonly<Record<string, Fact<Value>>>;

/** Each attribute with its own event, because events send different ones. */
export type TechnicalFacts = {
  readonly [Name in keyof MediaTechnical]: Fact<Exclude<MediaTechnical[Name], undefined>>;
};

/** The keys of removed entries of each record. */
export type RemovedEntries = Readonly<
  Partial<Record<"renditions" | "thumbnails" | "captions", FactRecord<true>>>
>;

/** Images of a media. */
export interface MediaThumbnail {
  readonly kind: ThumbnailKind;
  readonly images: readonly ThumbnailImage[];
  readonly webVttUrl?: string;
}

/** The result of a moderation. */
export interface MediaModeration {
  readonly verdict: Verdict;
  readonly labels: readonly string[];
  /** The provider's name of the event type: different types check different things. */
  readonly nativeType: string;
  readonly taskId?: string;
}

/** The result of a task. */
export interface MediaTask {
  readonly type: VodEventType;
  readonly outcome: Outcome;
  readonly failure?: Failure;
  readonly analysis?: AnalysisKind;
  /** The steps of a workflow. */
  readonly steps?: readonly WorkflowStep[];
}
