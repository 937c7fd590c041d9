import type { VodEventBase } from "./envelope.js";
import type { MediaOutput } from "./output.js";

/** A generative model made something, or did not. */
export type GenerationCompleted = VodEventBase<"generation.completed", GenerationCompletedData>;

/** The data of {@link GenerationCompleted}. The event's `mediaId` is the output's where there is just one. */
export interface GenerationCompletedData {
  readonly kind: GenerationKind;
  /** The files it made; empty when it failed or makes none. */
  readonly outputs: readonly MediaOutput[];
  /** The cloud's ids of what is no file, such as a voice; empty when there is none. */
  readonly createdIds: readonly string[];
}

/**
 * What was made: `scene_image` an image in a given scene, `element` a reusable subject of images,
 * `voice` a reusable voice, `face_info` what a model needs to know of faces, `model_3d` a body in space.
 */
export type GenerationKind =
  | "image"
  | "video"
  | "scene_image"
  | "element"
  | "voice"
  | "face_info"
  | "model_3d";
