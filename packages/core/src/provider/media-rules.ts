import type { KnownEventType } from "../event/event.js";

/** What the events of a provider mean for the state of a media. */
export interface MediaRules {
  /** The media can be played after one of these events succeeded. */
  readonly ready: readonly MediaRule[];
  /**
   * The media cannot be played when one of these events failed, unless another one made it ready. A failed upload,
   * import or `media.ready` needs no rule.
   */
  readonly failed?: readonly MediaRule[];
  /** The facts that the deletion of a part removes, by the provider's name of the part. Other parts are unknown. */
  readonly deletedParts?: Readonly<Record<string, DeletedPartRule>>;
  /**
   * The provider documents that an upload can replace the file of a media. What came from an earlier file is removed.
   */
  readonly uploadReplaces?: true;
}

/** Selects events. */
export interface MediaRule {
  readonly type: KnownEventType;
  /** The native types; absent for all. */
  readonly nativeTypes?: readonly string[];
  /** Whether the event counts only when the provider started no further task. */
  readonly withoutFollowUpTasks?: true;
}

/** What the deletion of a part removes from the state: the renditions, the URL of the source file, or nothing. */
export type DeletedPartRule =
  | { readonly removes: "source" | "nothing" }
  | {
      readonly removes: "renditions";
      /** Whether it removes adaptive renditions only, or only the others; absent for both. */
      readonly adaptive?: boolean;
      /** The presets; absent for those of the event. */
      readonly presetIds?: readonly string[];
      /** The presets that are never removed. */
      readonly exceptPresetIds?: readonly string[];
    };
