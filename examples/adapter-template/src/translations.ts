import {
  eventId,
  type Failure,
  type Members,
  type Outcome,
  omitUndefined,
  optionalObject,
  readNumber,
  readPositive,
  readRecord,
  readText,
  readUrl,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { LumenWire } from "./wire.js";

/** Returns the fields that all events have. Lumen sends an id that is the same in every redelivery. */
function commonFields(wire: LumenWire) {
  return {
    id: eventId("lumen", wire.id),
    idSource: "provider" as const,
    provider: "lumen",
    ...omitUndefined({
      time: wire.occurredAt,
      mediaId: wire.assetId,
      passthrough: wire.reference,
    }),
    native: { type: wire.type, payload: wire.json },
  };
}

export function uploadedEvent(wire: LumenWire): VodEventOf<"media.uploaded"> {
  const asset = membersOf(wire.json, "asset");
  const media = omitUndefined({
    name: readText(asset.title),
    url: readUrl(asset.url),
    technical: optionalObject({
      sizeBytes: readPositive(asset.bytes),
      durationSeconds: secondsOf(asset.duration_ms),
    }),
  });
  return {
    ...commonFields(wire),
    type: "media.uploaded",
    outcome: "succeeded",
    data: { media, followUpTaskIds: [] },
  };
}

export function transcodedEvent(wire: LumenWire): VodEventOf<"media.transcoded"> {
  const task = membersOf(wire.json, "encode");
  const output = membersOf(task, "output");
  const state = readText(task.state);
  const outcome = outcomeOf(state);
  const rendition = omitUndefined({
    presetId: readText(output.preset),
    url: readUrl(output.url),
    sizeBytes: readPositive(output.bytes),
    widthPixels: readPositive(output.width),
    heightPixels: readPositive(output.height),
  });
  return {
    ...commonFields(wire),
    type: "media.transcoded",
    outcome,
    ...omitUndefined({
      taskId: readText(task.task_id),
      failure: outcome === "failed" ? failureOf(task) : undefined,
    }),
    data: { rendition },
  };
}

export function deletedEvent(wire: LumenWire): VodEventOf<"media.deleted"> {
  return {
    ...commonFields(wire),
    type: "media.deleted",
    outcome: "succeeded",
    data: { parts: "all" },
  };
}

/** The neutral event of a native type that is not documented. */
export function unknownEvent(wire: LumenWire): VodEventOf<"unknown"> {
  return { ...commonFields(wire), type: "unknown", outcome: "unknown", data: {} };
}

// `ok` and `error` are documented. Any other state is unknown instead of guessed.
const outcomes: ReadonlyMap<string, Outcome> = new Map([
  ["ok", "succeeded"],
  ["error", "failed"],
]);

function outcomeOf(state: string | undefined): Outcome {
  return outcomes.get(state ?? "") ?? "unknown";
}

/** Lumen documents no error codes, so the neutral code is always `other`. */
function failureOf(task: Members): Failure {
  const error = membersOf(task, "error");
  return {
    code: "other",
    raw: readText(error.code) ?? "error",
    ...omitUndefined({ message: readText(error.message) }),
  };
}

function membersOf(members: Members, name: string): Members {
  return readRecord(members[name]) ?? {};
}

function secondsOf(milliseconds: unknown): number | undefined {
  const value = readNumber(milliseconds);
  return value !== undefined && value >= 0 ? value / 1000 : undefined;
}
