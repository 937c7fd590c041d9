import {
  formatNamed,
  lenientObject,
  type Members,
  omitUndefined,
  readList,
  readName,
  readPositive,
  readRecord,
  readText,
} from "@vod-events/core/provider";
import { publicUrl } from "./playback.js";

/** A static rendition: an MP4 or audio file of an asset. */
export const renditionPayload = lenientObject(fileIn);

/** An asset whose static renditions have a common state, because they were created with `mp4_support`. */
export const renditionsPayload = lenientObject((asset) => ({
  files: readList(readRecord(asset.static_renditions)?.files)
    .map((file) => readRecord(file) ?? {})
    // A file with a state of its own has events of its own.
    .filter(({ status }) => status === undefined || status === null)
    .map((file) => ({ ...fileIn(file), ...omitUndefined({ url: urlOf(asset, file) }) })),
}));

export type RenditionPayload = typeof renditionPayload._A;

/** A file without a resolution is named by its quality, such as `high.mp4`. */
function fileIn(file: Members) {
  return omitUndefined({
    name: readText(file.name),
    presetId: readText(file.resolution) ?? readText(file.name),
    format: formatNamed(readText(file.ext)),
    sizeBytes: readPositive(file.filesize),
    bitrateBps: readPositive(file.bitrate),
    widthPixels: readPositive(file.width),
    heightPixels: readPositive(file.height),
    passthrough: readText(file.passthrough),
  });
}

function urlOf(asset: Members, { name }: Members): string | undefined {
  const file = readName(name);
  return file === undefined ? undefined : publicUrl(asset, `/${file}`);
}
