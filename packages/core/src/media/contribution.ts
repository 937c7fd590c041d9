import type { CaptionData } from "../event/caption.js";
import type { MediaDeletedData } from "../event/deletion.js";
import type { Failure } from "../event/envelope.js";
import type { MediaTechnical } from "../event/media.js";
import type { Rendition } from "../event/transcode.js";
import type { MediaFacts, MediaModeration, MediaTask, MediaThumbnail } from "./media-state.js";

/** What an event says about a media. Absent members say nothing. */
export interface Contribution {
  readonly values?: MediaValues;
  readonly technical?: TechnicalValues;
  readonly rendition?: Rendition;
  readonly thumbnail?: { readonly key: string; readonly value: MediaThumbnail };
  readonly caption?: CaptionData;
  readonly deletedCaption?: CaptionData;
  readonly moderation?: MediaModeration;
  readonly task?: { readonly key: string; readonly value: MediaTask };
  readonly deletedParts?: MediaDeletedData["parts"];
  readonly failure?: Failure;
  /** The event has no neutral type. */
  readonly unknown?: true;
}

/** The values of {@link MediaFacts} that events send; `undefined` says nothing. */
export type MediaValues = {
  readonly [Name in Exclude<keyof MediaFacts, "failure" | "deleted">]?:
    | NonNullable<MediaFacts[Name]>["value"]
    | undefined;
};

/** Technical attributes; `undefined` says nothing. */
export type TechnicalValues = {
  readonly [Name in keyof MediaTechnical]?: MediaTechnical[Name] | undefined;
};
