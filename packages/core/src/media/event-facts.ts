import type { VodEvent, VodEventOf } from "../event/event.js";
import type { MediaOutput } from "../event/output.js";
import type { ThumbnailCreatedData } from "../event/thumbnail.js";
import type { Contribution } from "./contribution.js";
import { newMediaOf, outputOf } from "./describe-media.js";
import { succeeded } from "./succeeded.js";

/** The technical attributes of an analysis. A checksum may come alone. */
export function technicalOf(event: VodEventOf<"media.analyzed">): Contribution {
  const { attributes, technical } = event.data;
  return { technical: { md5: attributes.md5, ...technical } };
}

/** The images of an extraction. The first image of a cover is the new cover. */
export function imagesOf(data: ThumbnailCreatedData): Contribution {
  const { presetId: _, ...value } = data;
  const coverUrl = data.kind === "cover" ? data.images[0]?.url : undefined;
  return { values: { coverUrl }, thumbnail: { key: thumbnailKey(data), value } };
}

export function thumbnailKey({ kind, presetId }: ThumbnailCreatedData): string {
  return presetId === undefined ? kind : `${kind} ${presetId}`;
}

/** The verdict of a moderation that came to an end. */
export function verdictOf(event: VodEventOf<"moderation.completed">): Contribution {
  if (!succeeded(event)) return {};
  const { verdict, labels } = event.data;
  const { native, taskId } = event;
  const task = taskId === undefined ? {} : { taskId };
  return { moderation: { verdict, labels, nativeType: native.type, ...task } };
}

/** The storage class after a change. */
export function storageClassOf(
  event: VodEventOf<"media.storage_changed"> | VodEventOf<"media.restored">,
): Contribution {
  return succeeded(event) ? { values: { storageClass: event.data.toStorageClass } } : {};
}

/** The step of a workflow without a task id, which has no other identity. */
export function workflowPart(
  event: VodEventOf<"workflow.progressed"> | VodEventOf<"workflow.completed">,
): string | undefined {
  const [step] = event.data.steps;
  if (event.taskId !== undefined || step === undefined) return undefined;
  return step.presetId === undefined ? step.kind : `${step.kind} ${step.presetId}`;
}

/** The facts of a media that an edit, enhancement or generation made. */
export function outputIn(event: EventWithOutputs, mediaId: string): Contribution {
  const output = madeOutput(event, mediaId);
  return output === undefined ? {} : outputOf(output);
}

/** The output of an event that is the given media; `undefined` when the event did not make it. */
export function madeOutput(event: VodEvent, mediaId: string): MediaOutput | undefined {
  if (!("outputs" in event.data) || !succeeded(event)) return undefined;
  return event.data.outputs.find(
    (output) => output.mediaId === mediaId && output.failure === undefined,
  );
}

/** The facts of a media that a transcoding made. */
export function newMediaIn(event: VodEventOf<"media.transcoded">, mediaId: string): Contribution {
  const { rendition } = event.data;
  return succeeded(event) && rendition.newMediaId === mediaId ? newMediaOf(rendition) : {};
}

/** An event of a task that makes files. */
export type EventWithOutputs =
  | VodEventOf<"edit.completed">
  | VodEventOf<"enhancement.completed">
  | VodEventOf<"generation.completed">;
