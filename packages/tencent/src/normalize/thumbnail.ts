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

/** The kinds of items that produce images. */
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

/** Returns the images of an item; `undefined` for other items. */
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

/** `PicInfoSet` uses milliseconds, unlike all other members, which use seconds. */
function pictures({ PicInfoSet }: ProcessOutput): readonly ThumbnailImage[] {
  return PicInfoSet.flatMap(({ Url, TimeOffset }) =>
    imageAt(Url, TimeOffset === undefined ? undefined : TimeOffset / 1000),
  );
}

/** Returns the image at a URL, if there is one. */
export function imageAt(
  url: string | undefined,
  offsetSeconds: number | undefined,
): readonly ThumbnailImage[] {
  return url === undefined ? [] : [omitUndefined({ url, offsetSeconds })];
}

/** The position of a cover is given in seconds, or in percent, which cannot be converted. */
function coverOffset(input: ProcedureItem["input"]): number | undefined {
  return input?.PositionType === "Time" ? readNumber(input.PositionValue) : undefined;
}
