import {
  formatOfUrl,
  type MediaOutput,
  omitUndefined,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { ComposePayload } from "../wire/compose.js";
import type { WireEvent } from "../wire/event.js";
import { isWithoutResult, taskEnvelopeOf } from "./envelope.js";

/** The neutral event of COMPOSE_TASK_STATUS_CHANGE: a task that goes on has several. */
export function editedEvent(wire: WireEvent<ComposePayload>): VodEventOf<"edit.completed"> {
  const info = wire.payload.info;
  const output = info?.output;
  const envelope = taskEnvelopeOf(wire, { mediaId: output?.mediaId, info });
  const made = isWithoutResult(envelope.outcome) ? undefined : output;
  const files: readonly MediaOutput[] =
    made?.mediaId === undefined && made?.url === undefined
      ? []
      : [omitUndefined({ mediaId: made.mediaId, url: made.url, format: formatOfUrl(made.url) })];
  return { type: "edit.completed", ...envelope, data: { kind: "compose", outputs: files } };
}
