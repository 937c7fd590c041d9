import type { ThumbnailImage, ThumbnailKind, VodEventOf } from "@vod-events/core/provider";
import type { WireEvent } from "../wire/event.js";
import type { AnimatedImagePayload, SnapshotJob, SnapshotPayload } from "../wire/snapshot.js";
import { envelopeOf, mediaEnvelope, taskEnvelope } from "./envelope.js";
import { mediaEventId, taskEventId } from "./identity.js";
import { outcomeOf } from "./outcome.js";

/** That normal snapshots are taken at regular intervals is inferred from the settings of their templates. */
const kinds: ReadonlyMap<string, ThumbnailKind> = new Map([
  ["CoverSnapshot", "cover"],
  ["NormalSnapshot", "sample"],
  ["SpriteSnapshot", "sprite"],
]);

/** The pattern stands for this many files at most; a longer list stays in `native`. */
const maxImages = 1000;

/** The neutral events of SnapshotComplete: one for each snapshot job, or one when no job is listed. */
export function snapshotEvents(
  wire: WireEvent<SnapshotPayload>,
): readonly VodEventOf<"thumbnail.created">[] {
  const { jobs, coverUrl } = wire.payload;
  if (jobs.length > 0) {
    return jobs.map((job, index) => snapshotEvent(wire, job, String(index)));
  }
  const images = coverUrl === undefined ? [] : [{ url: coverUrl }];
  return [
    {
      type: "thumbnail.created",
      ...mediaEnvelope(wire),
      data: { kind: kindOf(wire, undefined), images },
    },
  ];
}

function snapshotEvent(
  wire: WireEvent<SnapshotPayload>,
  job: SnapshotJob,
  position: string,
): VodEventOf<"thumbnail.created"> {
  const { jobId: taskId, status = wire.status } = job;
  const own = { ...wire, status };
  const id = taskId === undefined ? mediaEventId(own, position) : taskEventId(own, taskId);
  const images = outcomeOf(status) === "failed" ? [] : imagesOf(job);
  return {
    type: "thumbnail.created",
    ...envelopeOf(own, { id, taskId }),
    data: { kind: kindOf(wire, job), images },
  };
}

function kindOf(
  { payload }: WireEvent<SnapshotPayload>,
  job: SnapshotJob | undefined,
): ThumbnailKind {
  if (payload.subType === "SpecifiedTime") return "snapshot";
  return kinds.get(job?.kind ?? "") ?? "unspecified";
}

/** The pattern contains `{SnapshotCount}`, which stands for the number of an image with five digits. */
function imagesOf({ urlPattern, count = 1 }: SnapshotJob): readonly ThumbnailImage[] {
  if (urlPattern === undefined) return [];
  const placeholder = "{SnapshotCount}";
  if (!urlPattern.includes(placeholder)) return [{ url: urlPattern }];
  return Array.from({ length: Math.min(Math.floor(count), maxImages) }, (_, index) => ({
    url: urlPattern.replaceAll(placeholder, String(index + 1).padStart(5, "0")),
  }));
}

/** The neutral event of DynamicImageComplete. */
export function animatedImageEvent(
  wire: WireEvent<AnimatedImagePayload>,
): VodEventOf<"thumbnail.created"> {
  const { jobId: taskId, urls } = wire.payload;
  return {
    type: "thumbnail.created",
    ...taskEnvelope(wire, taskId),
    data: { kind: "animated", images: urls.map((url) => ({ url })) },
  };
}
