import { type Codec, readInstant } from "@vod-events/core/provider";
import * as t from "io-ts";
import { type AnalysisPayload, analysisPayload } from "./analysis.js";
import { type ComposePayload, composePayload } from "./compose.js";
import { type FetchPayload, fetchPayload } from "./fetch.js";
import { type Field, objectWith, readRecord } from "./field.js";
import { type GeneratePayload, generatePayload } from "./generate.js";
import { type MediaInfo, mediaInfo } from "./media.js";
import { type OldFormat, oldFormatOf } from "./old-format.js";
import { type RegulationPayload, regulationPayload } from "./regulation.js";
import { type ThumbnailPayload, thumbnailPayload } from "./thumbnail.js";
import { type TranscodePayload, transcodePayload } from "./transcode.js";

/** The envelope of every event. */
export interface WireEnvelope {
  readonly eventType: string;
  readonly eventTime: string | undefined;
  /** The whole event as it was received. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** An event of a family with its decoded payload. */
export interface WireEvent<Family extends string, Payload> extends WireEnvelope {
  readonly family: Family;
  readonly payload: Payload;
}

/** A decoded event; `other` covers types without a family. */
export type BaiduWire =
  | WireEvent<"upload", MediaInfo>
  | WireEvent<"fetch", FetchPayload>
  | WireEvent<"transcode", TranscodePayload>
  | WireEvent<"thumbnail", ThumbnailPayload>
  | WireEvent<"analysis", AnalysisPayload>
  | WireEvent<"regulation", RegulationPayload>
  | WireEvent<"compose", ComposePayload>
  | WireEvent<"generate", GeneratePayload>
  | WireEvent<"old_format", OldFormat>
  | WireEvent<"other", undefined>;

type Result<Wire> = ReturnType<Codec<Wire>["decode"]>;

interface Reader<Wire> {
  readonly payloadKey: string;
  read(event: WireEnvelope): Result<Wire>;
}

const families: ReadonlyMap<string, Reader<BaiduWire>> = new Map<string, Reader<BaiduWire>>([
  ["MEDIA_UPLOAD_COMPLETE", reader("upload", "mediaUploadCompleteEvent", mediaInfo)],
  ["MEDIA_FETCH_COMPLETE", reader("fetch", "mediaFetchCompleteEvent", fetchPayload)],
  [
    "MEDIA_TRANSCODE_COMPLETE",
    reader("transcode", "mediaTranscodeCompleteEvent", transcodePayload),
  ],
  [
    "MEDIA_THUMBNAIL_COMPLETE",
    reader("thumbnail", "mediaThumbnailCompleteEvent", thumbnailPayload),
  ],
  ["MEDIA_ANALYSIS_COMPLETE", reader("analysis", "mediaAnalysisCompleteEvent", analysisPayload)],
  [
    "MEDIA_REGULATION_COMPLETE",
    reader("regulation", "mediaRegulationCompleteEvent", regulationPayload),
  ],
  ["COMPOSE_TASK_STATUS_CHANGE", reader("compose", "composeTaskStatusChangeEvent", composePayload)],
  ["VIDEO_GENERATE_COMPLETE", reader("generate", "videoGenerateCompleteEvent", generatePayload)],
]);

/** The members of an event that may hold a payload. */
export const payloadKeys: ReadonlySet<string> = new Set(
  [...families.values()].map(({ payloadKey }) => payloadKey),
);

const envelope = objectWith("eventType", (eventType, json) => ({
  eventType,
  eventTime: readInstant(json.eventTime),
  json,
}));

/**
 * Decodes an event. The type is required, and the payload for a type with a family. Every member of a payload may be
 * missing or mistyped.
 */
export const eventCodec: Codec<BaiduWire> = {
  decode(input) {
    const result = envelope.decode(input);
    if (result._tag === "Left") return readOldFormat(input) ?? result;
    const event = result.right;
    const family = families.get(event.eventType);
    return family === undefined
      ? t.success({ family: "other", ...event, payload: undefined })
      : family.read(event);
  },
};

function readOldFormat(input: unknown): Result<BaiduWire> | undefined {
  const json = readRecord(input);
  const payload = json && oldFormatOf(json);
  if (json === undefined || payload === undefined) return undefined;
  const { eventType } = payload;
  return t.success({ eventType, eventTime: undefined, json, family: "old_format", payload });
}

function reader<Family extends string, Payload>(
  family: Family,
  payloadKey: string,
  codec: Field<Payload>,
): Reader<WireEvent<Family, Payload>> {
  return {
    payloadKey,
    read(event) {
      const context = [{ key: payloadKey, type: codec }];
      const result = codec.validate(findPayload(event.json, payloadKey), context);
      if (result._tag === "Left") return result;
      return t.success({ family, ...event, payload: result.right });
    },
  };
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
