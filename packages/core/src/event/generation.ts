import type { VodEventBase } from "./envelope.js";
import type { MediaOutput } from "./output.js";

/** The result of a generative model. */
export type GenerationCompleted = VodEventBase<"generation.completed", GenerationCompletedData>;

/**
 * The data of {@link GenerationCompleted}. The event's `mediaId` is the output's id when there is exactly one output.
 */
export interface GenerationCompletedData {
  readonly kind: GenerationKind;
  /** The generated files; empty when the generation failed or produces no file. */
  readonly outputs: readonly MediaOutput[];
  /** The provider's ids of generated objects other than files, such as voices. */
  readonly createdIds: readonly string[];
}

/**
 * The kind of output: `scene_image` an image in a given scene, `element` a reusable subject of images, `voice` a
 * reusable voice, `face_info` face data for a model, `model_3d` a 3D model.
 */
export type GenerationKind =
  | "image"
  | "video"
  | "scene_image"
  | "element"
  | "voice"
  | "face_info"
  | "model_3d";
