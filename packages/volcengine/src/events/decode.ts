import {
  type DecodeResult,
  type DecodeWarning,
  decodeWith,
  readAs,
  rowOf,
} from "@vod-events/core/provider";
import { envelope } from "../wire/envelope.js";
import type { WireEnvelope, WireEvent } from "../wire/event.js";
import { table } from "./table.js";

/** Decodes an event. Only its type is required. */
export function decode(json: unknown): DecodeResult<WireEvent> {
  const result = decodeWith(envelope, json);
  if (!result.ok) return result;
  const { wire } = result;
  const { eventType: name } = wire;
  const row = isAlibaba(wire) ? undefined : rowOf(table, name);
  if (row !== undefined) {
    return { ok: true, wire: { kind: name, payload: readAs(row.codec, wire.data), ...wire } };
  }
  const unknown = { kind: "unknown_type", name } as const;
  const warnings = [isAlibaba(wire) ? alibabaWarning : unknown];
  return { ok: true, wire: { kind: "other", payload: undefined, ...wire }, warnings };
}

/**
 * Alibaba Cloud VOD has events of the same names and signs them in the same headers. They have no content in `Data`,
 * and no `RequestId` and `Version`.
 */
function isAlibaba({ json }: WireEnvelope): boolean {
  const isOwn = ["RequestId", "Version"].some((name) => name in json);
  return !isOwn && ["VideoId", "MediaId", "ImageId", "Status"].some((name) => name in json);
}

const alibabaWarning: DecodeWarning = {
  kind: "old_format",
  name: "Alibaba Cloud VOD",
  advice: "this looks like a delivery of Alibaba Cloud VOD. Use its adapter for this URL",
};
