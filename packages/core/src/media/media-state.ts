import type { AnalysisKind } from "../event/analysis.js";
import type { CaptionData } from "../event/caption.js";
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
  /** The time of the event: RFC 3339 in UTC. */
  readonly at: string;
  /** `received` when the provider sends no time, and `at` is the time of receipt. */
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
 * number. URLs may be signed and expire: do not log the state.
 */
export interface MediaState {
  /** The version of this shape. */
  readonly version: 1;
  /** The adapter's id, as in the events. */
  readonly provider: string;
  readonly mediaId: string;
  readonly status: MediaStatus;
  readonly name?: Fact<string>;
  readonly description?: Fact<string>;
  readonly kind?: Fact<"video" | "audio" | "image">;
  /** The URL of the file. */
  readonly url?: Fact<string>;
  readonly coverUrl?: Fact<string>;
  readonly format?: Fact<string>;
  readonly tags?: Fact<readonly string[]>;
  readonly category?: Fact<MediaCategory>;
  readonly expiresAt?: Fact<string>;
  readonly technical?: Fact<MediaTechnical>;
  readonly storageClass?: Fact<string>;
  /** The value that the application attached to the upload. */
  readonly passthrough?: Fact<string>;
  /** The renditions that exist, by preset, or by format and height. */
  readonly renditions: Readonly<Record<string, Fact<Rendition>>>;
  /** The images, by kind and preset. */
  readonly thumbnails: Readonly<Record<string, Fact<MediaThumbnail>>>;
  /** The captions, by id or language. */
  readonly captions: Readonly<Record<string, Fact<CaptionData>>>;
  /** The verdicts, by task. */
  readonly moderation: Readonly<Record<string, Fact<MediaModeration>>>;
  /** The last result of each task, by task id and event type. */
  readonly tasks: Readonly<Record<string, Fact<MediaTask>>>;
  /** The event that made the media ready. */
  readonly ready?: Fact<true>;
  /** The last failure of the upload, import or processing. */
  readonly failure?: Fact<Failure>;
  /** The deletion of the whole media. */
  readonly deleted?: Fact<true>;
  /** The ids of events without a neutral type. They change nothing else. At most 100 are kept. */
  readonly unknownEvents: readonly string[];
}

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
