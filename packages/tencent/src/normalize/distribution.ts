import {
  digest,
  eventId,
  omitUndefined,
  type PublishCompletedData,
  type RelayChangedData,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { MediaCast, WechatPublish } from "../wire/distribution.js";
import type { WireEvent } from "../wire/event.js";
import { nativeFields } from "./native.js";
import { type Judgment, judge } from "./outcome.js";
import { taskEventId } from "./task-event.js";
import { failureOf } from "./task-failure.js";

/** The end of a publication: derived from the task and the result of the publication. */
export function published(target: PublishCompletedData["target"]) {
  return (wire: WireEvent<WechatPublish>): VodEventOf<"publish.completed"> => {
    const { content } = wire;
    const { TaskId: taskId, WechatUrl: url, WechatVid: targetId } = content;
    const result = resultOf(content);
    return omitUndefined({
      type: "publish.completed" as const,
      ...nativeFields(wire),
      ...judgePublication(content),
      id: taskEventId(wire, content, ...(result === undefined ? [] : [result])),
      mediaId: content.FileId,
      taskId,
      passthrough: content.SessionContext,
      data: omitUndefined({ target, result, url, targetId }),
    });
  };
}

function resultOf({ WechatStatus, PublishResult }: WechatPublish): string | undefined {
  return WechatStatus ?? PublishResult;
}

/**
 * A result counts once its task has ended. `NOTTRIGGERED` means that nothing was published yet, which is neither a
 * success nor a failure; so is an unknown word.
 */
function judgePublication(content: WechatPublish): Judgment {
  const own = judge(content);
  const result = resultOf(content);
  if (result === undefined || own.outcome === "running" || own.outcome === "canceled") return own;
  switch (result) {
    case "SUCCESS":
    case "Pass":
      return own.failure === undefined ? { outcome: "succeeded" } : own;
    case "AUDITNOTPASS":
    case "Rejected":
      return { outcome: "failed", failure: failureOf("content_rejected", result, content) };
    case "FAIL":
    case "Failed":
      return { outcome: "failed", failure: own.failure ?? failureOf("other", result, content) };
    default:
      return own.failure === undefined ? { outcome: "unknown" } : own;
  }
}

const relayStates: ReadonlyMap<string | undefined, RelayChangedData["state"]> = new Map([
  ["Working", "running"],
  ["Scheduled", "scheduled"],
  ["Stopped", "stopped"],
  ["Idle", "idle"],
]);

/**
 * A change of a relay's state. Repeated changes to the same state have no distinguishing field, so they share one id
 * and count as redeliveries.
 */
export function relayChanged(wire: WireEvent<MediaCast>): VodEventOf<"relay.changed"> {
  const { CastId, Status = "" } = wire.content;
  const state = relayStates.get(Status) ?? "unknown";
  return {
    type: "relay.changed",
    ...nativeFields(wire),
    id: eventId("tencent", "MediaCastStatusChanged", CastId, Status, digest(wire.raw)),
    outcome: state === "unknown" ? "unknown" : "succeeded",
    data: { relayId: CastId, state },
  };
}
