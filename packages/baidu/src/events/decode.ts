import {
  type DecodeResult,
  type DecodeWarning,
  decodeMember,
  decodeWith,
  type Field,
  lenientObjectWith,
  type Members,
  readInstant,
  readRecord,
} from "@vod-events/core/provider";
import type { WireEnvelope, WireEvent } from "../wire/event.js";
import { decodeOldFormat } from "./old-format.js";
import { payloadKeyOf } from "./payload-key.js";
import { table } from "./table.js";

/**
 * Decodes an event, with warnings about unknown parts. The type is required, and the payload of a documented type.
 * Every member of a payload may be missing or mistyped.
 */
export function decode(json: unknown): DecodeResult<WireEvent> {
  const opened = decodeWith(envelope, json);
  if (!opened.ok) return decodeOldFormat(json) ?? opened;
  const { wire } = opened;
  const { eventType: name } = wire;
  const unknown = unknownFieldsIn(wire.json);
  const documented = payloads.get(name);
  if (documented === undefined) {
    const warnings = [{ kind: "unknown_type", name } as const, ...unknown];
    return { ok: true, wire: { kind: "other", payload: undefined, ...wire }, warnings };
  }
  const { codec, key } = documented;
  const decoded = decodeMember(codec, key, findPayload(wire.json, key));
  if (!decoded.ok) return decoded;
  const known = { ok: true, wire: { kind: name, payload: decoded.wire, ...wire } } as const;
  return unknown.length === 0 ? known : { ...known, warnings: unknown };
}

const envelope: Field<WireEnvelope> = lenientObjectWith(
  { member: "eventType" },
  (eventType, json) => ({ eventType, eventTime: readInstant(json.eventTime), json }),
);

/** How the payload of each documented type is decoded, and the member that holds it. */
const payloads = new Map(
  Object.entries(table).map(([type, { codec }]) => [type, { codec, key: payloadKeyOf(type) }]),
);

const payloadKeys: ReadonlySet<string> = new Set([...payloads.values()].map(({ key }) => key));

function unknownFieldsIn(json: Members): readonly DecodeWarning[] {
  const warnings: DecodeWarning[] = [];
  for (const name in json) {
    if (readRecord(json[name]) && !payloadKeys.has(name)) {
      warnings.push({ kind: "unknown_field", name });
    }
  }
  return warnings;
}

// The documented sample of MEDIA_FETCH_COMPLETE has its payload in `mediaTranscodeCompleteEvent`; Baidu's Java SDK
// reads `mediaFetchCompleteEvent`. Which one is sent is unknown. So when the expected member is missing, the only
// other payload member is used. https://cloud.baidu.com/doc/VOD/s/7m3h9wag3
function findPayload(json: Members, expectedKey: string): unknown {
  const expected = json[expectedKey];
  if (readRecord(expected)) return expected;
  const others = Object.entries(json).filter(
    ([key, member]) => key.endsWith("Event") && readRecord(member),
  );
  return others.length === 1 ? others[0]?.[1] : undefined;
}
