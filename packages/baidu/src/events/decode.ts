import {
  type Codec,
  type DecodeResult,
  decodeWith,
  readInstant,
  readRecord,
} from "@vod-events/core/provider";
import * as t from "io-ts";
import type { WireEnvelope } from "../wire/event.js";
import { objectWith } from "../wire/field.js";
import { oldFormatOf } from "./old-format.js";
import { payloadKeyOf } from "./row.js";
import { type BaiduWire, isNativeType, type KnownWire, type NativeType, table } from "./table.js";
import { warningsOf } from "./warnings.js";

type Result<Wire> = ReturnType<Codec<Wire>["decode"]>;

/** Decodes an event, with warnings about unknown parts. */
export function decode(json: unknown): DecodeResult<BaiduWire> {
  const result = decodeWith(eventCodec, json);
  if (!result.ok) return result;
  const warnings = warningsOf(result.wire);
  return warnings.length === 0 ? result : { ...result, warnings };
}

const envelope = objectWith("eventType", (eventType, json) => ({
  eventType,
  eventTime: readInstant(json.eventTime),
  json,
}));

/** The type is required, and the payload of a documented type. Every member of a payload may be missing or mistyped. */
const eventCodec: Codec<BaiduWire> = {
  decode(input): Result<BaiduWire> {
    const result = envelope.decode(input);
    if (result._tag === "Left") return readOldFormat(input) ?? result;
    const event = result.right;
    const { eventType } = event;
    return isNativeType(eventType)
      ? decodeKnown(eventType, event)
      : t.success({ kind: "other", ...event, payload: undefined });
  },
};

function decodeKnown<Type extends NativeType>(
  kind: Type,
  event: WireEnvelope,
): Result<KnownWire<Type>> {
  const { codec } = table[kind];
  const payloadKey = payloadKeyOf(kind);
  const context = [{ key: payloadKey, type: codec }];
  const result = codec.validate(findPayload(event.json, payloadKey), context);
  if (result._tag === "Left") return result;
  return t.success({ kind, ...event, payload: result.right });
}

function readOldFormat(input: unknown): Result<BaiduWire> | undefined {
  const json = readRecord(input);
  const payload = json && oldFormatOf(json);
  if (json === undefined || payload === undefined) return undefined;
  const { eventType } = payload;
  return t.success({ kind: "old_format", eventType, eventTime: undefined, json, payload });
}

// The documented sample of MEDIA_FETCH_COMPLETE has its payload in `mediaTranscodeCompleteEvent`; Baidu's Java SDK
// reads `mediaFetchCompleteEvent`. Which one is sent is unknown. So when the expected member is missing, the only
// other payload member is used. https://cloud.baidu.com/doc/VOD/s/7m3h9wag3
function findPayload(json: WireEnvelope["json"], expectedKey: string): unknown {
  const expected = json[expectedKey];
  if (readRecord(expected)) return expected;
  const others = Object.entries(json).filter(
    ([key, member]) => key.endsWith("Event") && readRecord(member),
  );
  return others.length === 1 ? others[0]?.[1] : undefined;
}
