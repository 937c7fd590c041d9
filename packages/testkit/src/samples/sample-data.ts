import type { Outcome, VodEventOf, VodEventType } from "@vod-events/core";

/** The content of a sample event of a type. */
export interface SampleContent<Type extends VodEventType> {
  readonly data: VodEventOf<Type>["data"];
  /** The data of a failed operation, where it has less. Default: `data`. */
  readonly failedData?: VodEventOf<Type>["data"];
  /** Default: `succeeded`. */
  readonly outcome?: Outcome;
}

const at = "2026-01-01T00:00:00Z";
const site = "https://media.example.com";

const technical = {
  sizeBytes: 7_500_000,
  durationSeconds: 60,
  bitrateBps: 1_000_000,
  widthPixels: 1280,
  heightPixels: 720,
  videoStreams: [{ codec: "h264", widthPixels: 1280, heightPixels: 720, framesPerSecond: 25 }],
  audioStreams: [{ codec: "aac", sampleRateHz: 48_000, channels: 2 }],
};

const media = {
  name: "harbour.mp4",
  kind: "video",
  format: "mp4",
  url: `${site}/harbour.mp4`,
  createdAt: at,
  technical,
} as const;

const output = { mediaId: "media-2", url: `${site}/output.mp4`, format: "mp4", technical };

const caption = { captionId: "caption-1", language: "en", name: "English" };

const steps = [
  { kind: "Transcode", outcome: "succeeded", presetId: "720p" },
  { kind: "Snapshot", outcome: "succeeded", presetId: "cover" },
] as const;

/** The content of the sample event of each type. */
export const sampleData: { readonly [Type in VodEventType]: SampleContent<Type> } = {
  "media.uploaded": { data: { media, followUpTaskIds: [] } },
  "media.imported": {
    data: { media, sourceUrl: "https://origin.example.com/harbour.mp4", followUpTaskIds: [] },
    failedData: { media: {}, followUpTaskIds: [] },
  },
  "media.transcoded": {
    data: {
      rendition: {
        ...{ presetId: "720p", url: `${site}/harbour-720p.mp4`, format: "mp4" },
        ...{ sizeBytes: 3_750_000, durationSeconds: 60, bitrateBps: 500_000 },
        ...{ widthPixels: 1280, heightPixels: 720 },
      },
    },
    failedData: { rendition: { presetId: "720p" } },
  },
  "thumbnail.created": {
    data: {
      kind: "snapshot",
      images: [{ url: `${site}/harbour-10.jpg`, offsetSeconds: 10 }],
      presetId: "cover",
    },
    failedData: { kind: "snapshot", images: [], presetId: "cover" },
  },
  "analysis.completed": {
    data: {
      kind: "tags",
      results: [
        { label: "boat", confidencePercent: 97, spans: [{ startSeconds: 2, endSeconds: 8 }] },
      ],
    },
    failedData: { kind: "tags", results: [] },
  },
  "moderation.completed": {
    data: { verdict: "pass", labels: [], segments: [] },
    failedData: { verdict: "unknown", labels: [], segments: [] },
  },
  "edit.completed": {
    data: { kind: "clip", outputs: [output] },
    failedData: { kind: "clip", outputs: [] },
  },
  "generation.completed": {
    data: { kind: "video", outputs: [output], createdIds: [] },
    failedData: { kind: "video", outputs: [], createdIds: [] },
  },
  "workflow.progressed": {
    data: { steps: [{ kind: "Transcode", outcome: "running", progressPercent: 40 }] },
    outcome: "running",
  },
  "workflow.completed": { data: { steps } },
  "media.analyzed": {
    data: { attributes: { md5: "d10dcf17c9ec60d403491f5d7e18cb8a" }, technical },
    failedData: { attributes: {} },
  },
  "media.deleted": { data: { parts: "all" } },
  "media.restored": {
    data: { fromStorageClass: "ARCHIVE", toStorageClass: "STANDARD", tier: "Standard", days: 7 },
  },
  "media.persisted": { data: { source: "live" } },
  "enhancement.completed": {
    data: { kind: "quality", outputs: [output] },
    failedData: { kind: "quality", outputs: [] },
  },
  "quality.inspected": {
    data: {
      ...{ scorePercent: 82, hasVideo: true, hasAudio: true },
      findings: [{ kind: "Blur", spans: [{ startSeconds: 4, endSeconds: 5 }] }],
    },
    failedData: { findings: [] },
  },
  "watermark.extracted": {
    data: { kind: "trace", detected: true, viewerId: "viewer-1" },
    failedData: { kind: "trace" },
  },
  "publish.completed": {
    data: { target: "wechat", url: "https://publish.example.com/1", targetId: "publication-1" },
    failedData: { target: "wechat" },
  },
  "relay.changed": { data: { relayId: "relay-1", state: "running" } },
  "media.created": { data: { media: { name: media.name, createdAt: at } } },
  "media.ready": { data: { media }, failedData: { media: { name: media.name } } },
  "media.updated": { data: { media, changedFields: ["Title"] } },
  "media.storage_changed": {
    data: { fromStorageClass: "STANDARD", toStorageClass: "ARCHIVE" },
  },
  "upload.created": { data: { uploadId: "upload-1" } },
  "upload.canceled": { data: { uploadId: "upload-1" }, outcome: "canceled" },
  "attachment.uploaded": {
    data: {
      attachment: {
        ...{ id: "attachment-1", kind: "image", name: "cover.png", format: "png" },
        ...{ url: `${site}/cover.png`, sizeBytes: 120_000 },
      },
    },
    failedData: { attachment: {} },
  },
  "caption.created": {
    data: { ...caption, url: `${site}/harbour.vtt`, format: "vtt" },
    failedData: caption,
  },
  "caption.deleted": { data: caption },
  "cache.refreshed": { data: { operation: "purge" } },
  "live.started": { data: { streamId: "stream-1", name: "Harbour live" } },
  "live.ended": { data: { streamId: "stream-1", name: "Harbour live" } },
  unknown: { data: {}, outcome: "unknown" },
};
