import {
  omitUndefined,
  readNumber,
  type ThumbnailCreatedData,
  type ThumbnailImage,
  type ThumbnailKind,
} from "@vod-events/core/provider";
import type { ProcessOutput } from "../wire/process-item.js";
import type { ProcedureItem } from "./procedure-item.js";

interface ThumbnailRow {
  readonly kind: ThumbnailKind;
  images(output: ProcessOutput, item: ProcedureItem): readonly ThumbnailImage[];
}

/** The kinds of items that make images. */
const rows: ReadonlyMap<string, ThumbnailRow> = new Map<string, ThumbnailRow>([
  [
    "AnimatedGraphics",
    { kind: "animated", images: ({ Url, StartTimeOffset }) => imageAt(Url, StartTimeOffset) },
  ],
  ["SnapshotByTimeOffset", { kind: "snapshot", images: pictures }],
  [
    "SampleSnapshot",
    { kind: "sample", images: (output) => [...listed(output), ...pictures(output)] },
  ],
  ["ImageSprites", { kind: "sprite", images: listed }],
  [
    "CoverBySnapshot",
    { kind: "cover", images: ({ CoverUrl }, { input }) => imageAt(CoverUrl, coverOffset(input)) },
  ],
]);

/** The images that an item made; `undefined` for an item that makes none. */
export function thumbnailData(item: ProcedureItem): ThumbnailCreatedData | undefined {
  const row = rows.get(item.kind);
  if (row === undefined) return undefined;
  return omitUndefined({
    kind: row.kind,
    images: item.output === undefined ? [] : row.images(item.output, item),
    presetId: item.presetId,
    webVttUrl: item.output?.WebVttUrl,
  });
}

function listed({ ImageUrlSet }: ProcessOutput): readonly ThumbnailImage[] {
  return ImageUrlSet.map((url) => ({ url }));
}

/** `PicInfoSet` counts in milliseconds, where everything else counts in seconds. */
function pictures({ PicInfoSet }: ProcessOutput): readonly ThumbnailImage[] {
  return PicInfoSet.flatMap(({ Url, TimeOffset }) =>
    imageAt(Url, TimeOffset === undefined ? undefined : TimeOffset / 1000),
  );
}

/** The image at an address, if there is one. */
export function imageAt(
  url: string | undefined,
  offsetSeconds: number | undefined,
): readonly ThumbnailImage[] {
  return url === undefined ? [] : [omitUndefined({ url, offsetSeconds })];
}

/** The position of a cover is told in seconds or, of no use here, in percent. */
function coverOffset(input: ProcedureItem["input"]): number | undefined {
  return input?.PositionType === "Time" ? readNumber(input.PositionValue) : undefined;
}
