import {
  omitUndefined,
  type Rendition,
  type ThumbnailKind,
  uniqueEvents,
  type VodEvent,
  type VodEventOf,
  type WorkflowStep,
} from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { WorkflowOutput, WorkflowPayload, WorkflowSnapshot } from "../wire/workflow.js";
import { envelopeOf } from "./envelope.js";
import { outputId, taskStateId } from "./identity.js";
import { outcomeOfWorkflow } from "./outcome.js";

type Workflow = WireEvent<WorkflowPayload>;

/**
 * The neutral events of WorkflowComplete: the end of the workflow, and each of its outputs. A listed output succeeded,
 * which is inferred: the lists contain files, and no output has a status.
 */
export function workflowEvents(wire: Workflow): readonly VodEvent[] {
  const { outputs, snapshots, captions } = wire.payload;
  const events = [
    ...outputs.map((output, index) => renditionEvent(wire, output, index)),
    ...snapshots.map((snapshot, index) => thumbnailEvent(wire, snapshot, index)),
    ...captions.map((caption, index) => captionEvent(wire, caption, index)),
  ];
  return [completedEvent(wire), ...uniqueEvents<VodEvent>(events)];
}

function completedEvent(wire: Workflow): VodEventOf<"workflow.completed"> {
  const { runId: taskId, outputs, snapshots, captions } = wire.payload;
  const outcome = outcomeOfWorkflow(wire.code);
  const steps: readonly WorkflowStep[] = [
    ...outputs.map(({ definition: presetId }) => stepOf("Transcode", presetId)),
    ...snapshots.map(() => stepOf("Snapshot")),
    ...captions.map(() => stepOf("SmartSubtitle")),
  ];
  return {
    ...envelopeOf(wire, { outcome, taskId, id: taskStateId(wire, taskId, outcome) }),
    type: "workflow.completed",
    data: { steps },
  };
}

function stepOf(kind: string, presetId?: string): WorkflowStep {
  return { kind, outcome: "succeeded", ...omitUndefined({ presetId }) };
}

function outputEnvelope(wire: Workflow, kind: string, name: string | number) {
  const { runId: taskId } = wire.payload;
  const id = outputId(wire, taskId, { kind, name: String(name) });
  return envelopeOf(wire, { id, taskId, outcome: "succeeded" });
}

function renditionEvent(
  wire: Workflow,
  output: WorkflowOutput,
  index: number,
): VodEventOf<"media.transcoded"> {
  return {
    ...outputEnvelope(wire, "rendition", output.fileId ?? index),
    type: "media.transcoded",
    data: { rendition: renditionOf(output) },
  };
}

/** An output does not name its template, so that the definition, such as `720p`, stands for it. */
function renditionOf({ definition: presetId, format, technical }: WorkflowOutput): Rendition {
  const [video] = technical.videoStreams ?? [];
  const { widthPixels = video?.widthPixels, heightPixels = video?.heightPixels } = technical;
  return omitUndefined({ ...technical, presetId, format, widthPixels, heightPixels });
}

const thumbnailKinds: ReadonlyMap<string, ThumbnailKind> = new Map([
  ["Poster", "cover"],
  ["Dynpost", "animated"],
  ["AIDynpost", "animated"],
  ["AnimatedPoster", "animated"],
  ["Sprite", "sprite"],
  ["Sample", "sample"],
]);

function thumbnailEvent(
  wire: Workflow,
  { kind = "", urls }: WorkflowSnapshot,
  index: number,
): VodEventOf<"thumbnail.created"> {
  return {
    ...outputEnvelope(wire, "thumbnail", index),
    type: "thumbnail.created",
    data: { kind: thumbnailKinds.get(kind) ?? "unspecified", images: urls.map((url) => ({ url })) },
  };
}

function captionEvent(
  wire: Workflow,
  caption: WorkflowPayload["captions"][number],
  index: number,
): VodEventOf<"caption.created"> {
  return {
    ...outputEnvelope(wire, "caption", caption.captionId ?? index),
    type: "caption.created",
    data: caption,
  };
}
