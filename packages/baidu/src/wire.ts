import type { Codec } from "@vod-events/core/provider";
import * as t from "io-ts";
import { type FetchPayload, fetchPayload } from "./wire/fetch.js";
import { instant, requiredText } from "./wire/lenient.js";
import { type MediaInfo, mediaInfo } from "./wire/media.js";
import { type ThumbnailPayload, thumbnailPayload } from "./wire/thumbnail.js";
import { type TranscodePayload, transcodePayload } from "./wire/transcode.js";

/** What every event carries around its payload. */
export interface WireEnvelope {
  readonly eventType: string;
  readonly eventTime: string | undefined;
  /** The whole event as it came. */
  readonly json: Readonly<Record<string, unknown>>;
}

/** An event of one family, with its payload decoded. */
export interface WireEvent<Family extends string, Payload> extends WireEnvelope {
  readonly family: Family;
  readonly payload: Payload;
}

/** An event of Baidu VOD, decoded; `other` is any type that has no family here. */
export type BaiduWire =
  | WireEvent<"upload", MediaInfo>
  | WireEvent<"fetch", FetchPayload>
  | WireEvent<"transcode", TranscodePayload>
  | WireEvent<"thumbnail", ThumbnailPayload>
  | WireEvent<"other", undefined>;

const envelope = t.type({ eventType: requiredText, eventTime: instant }, "an object");

type Result<Wire> = ReturnType<Codec<Wire>["decode"]>;
type Reader<Wire> = (envelope: WireEnvelope) => Result<Wire>;

const families: ReadonlyMap<string, Reader<BaiduWire>> = new Map<string, Reader<BaiduWire>>([
  ["MEDIA_UPLOAD_COMPLETE", family("upload", "mediaUploadCompleteEvent", mediaInfo)],
  ["MEDIA_FETCH_COMPLETE", family("fetch", "mediaFetchCompleteEvent", fetchPayload)],
  [
    "MEDIA_TRANSCODE_COMPLETE",
    family("transcode", "mediaTranscodeCompleteEvent", transcodePayload),
  ],
  [
    "MEDIA_THUMBNAIL_COMPLETE",
    family("thumbnail", "mediaThumbnailCompleteEvent", thumbnailPayload),
  ],
]);

/**
 * Reads an event. Its type must be there, and for a type that has a family the payload; every member of
 * a payload may be missing or of another kind.
 */
export const eventCodec: Codec<BaiduWire> = {
  decode(input) {
    const result = envelope.decode(input);
    if (result._tag === "Left") return result;
    const { eventType, eventTime } = result.right;
    const event = { eventType, eventTime, json: input as WireEnvelope["json"] };
    const read = families.get(eventType);
    return read === undefined
      ? t.success({ ...event, family: "other", payload: undefined })
      : read(event);
  },
};

function family<Family extends string, Payload>(
  name: Family,
  payloadKey: string,
  codec: t.Type<Payload, unknown, unknown>,
): Reader<WireEvent<Family, Payload>> {
  return (event) => {
    const context = [{ key: payloadKey, type: codec }];
    const result = codec.validate(findPayload(event.json, payloadKey), context);
    if (result._tag === "Left") return result;
    return t.success({ ...event, family: name, payload: result.right });
  };
}

// The documented sample of MEDIA_FETCH_COMPLETE carries its payload as `mediaTranscodeCompleteEvent`,
// Baidu's Java SDK reads `mediaFetchCompleteEvent`; which of them is sent is unknown. So where the
// expected member is missing, the only other one that looks like a payload is taken.
// https://cloud.baidu.com/doc/VOD/s/7m3h9wag3
function findPayload(json: WireEnvelope["json"], expectedKey: string): unknown {
  const expected = json[expectedKey];
  if (t.UnknownRecord.is(expected)) return expected;
  const others = Object.entries(json).filter(
    ([key, member]) => key.endsWith("Event") && t.UnknownRecord.is(member),
  );
  return others.length === 1 ? others[0]?.[1] : undefined;
}
