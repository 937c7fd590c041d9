import { notCovered, partlyCovered, type ReconciliationCoverage } from "@vod-events/core/provider";
import type { NativeType } from "../events/table.js";

const calls = ["GET /video/v1/assets"];

const changed = notCovered("The API shows the current state of an asset, not its changes.");
const gone = notCovered("The API shows what exists, not what was deleted.");
const step = notCovered("The API shows the end of the task, not its steps.");
const temporary = notCovered("An asset may have several masters, which share no id.");
const unbounded = notCovered("The list of direct uploads shows no times.");
const aggregate = notCovered("The renditions of the deprecated setting have no ids.");
const shots = notCovered("An asset may have shots several times, which share no id.");
const live = notCovered("The list of live streams shows their current state only.");
const end = partlyCovered(
  calls,
  "The time is missing. The asset was created at most a day before the time span.",
);

/** What the API tells of each native type with a neutral one. */
export const coverage: Readonly<Record<NativeType, ReconciliationCoverage>> = {
  "video.asset.created": partlyCovered(calls, "The name and the passthrough are the current ones."),
  "video.asset.ready": end,
  "video.asset.errored": end,
  "video.asset.updated": changed,
  "video.asset.deleted": gone,
  "video.asset.non_standard_input_detected": notCovered(
    "The API does not show when, nor how often.",
  ),
  "video.asset.live_stream_completed": live,
  "video.asset.static_rendition.created": step,
  "video.asset.static_rendition.ready": end,
  "video.asset.static_rendition.errored": end,
  "video.asset.static_rendition.skipped": end,
  "video.asset.static_rendition.deleted": gone,
  "video.asset.static_renditions.preparing": step,
  "video.asset.static_renditions.ready": aggregate,
  "video.asset.static_renditions.errored": aggregate,
  "video.asset.static_renditions.deleted": gone,
  "video.asset.master.preparing": step,
  "video.asset.master.ready": temporary,
  "video.asset.master.errored": temporary,
  "video.asset.master.deleted": gone,
  "video.asset.track.created": step,
  "video.asset.track.ready": end,
  "video.asset.track.errored": end,
  "video.asset.track.deleted": gone,
  "video.asset.shots.created": step,
  "video.asset.shots.ready": shots,
  "video.asset.shots.errored": shots,
  "video.asset.shots.skipped": shots,
  "video.asset.shots.deleted": gone,
  "video.upload.created": unbounded,
  "video.upload.cancelled": unbounded,
  "video.upload.asset_created": partlyCovered(
    calls,
    "The time is the creation of the asset, and the passthrough is the current one of the asset.",
  ),
  "video.upload.errored": unbounded,
  "video.live_stream.active": live,
  "video.live_stream.idle": live,
};
