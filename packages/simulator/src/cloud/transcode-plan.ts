import type { TranscodeOptions } from "./cloud.js";

/** One planned output of a transcoding. */
export interface PlannedOutput {
  readonly preset: string;
  readonly fails: boolean;
  readonly picture: Picture;
}

/** The picture size of a rendition. */
export interface Picture {
  readonly widthPixels: number;
  readonly heightPixels: number;
}

const fullPicture: Picture = { widthPixels: 1280, heightPixels: 720 };
const smallPicture: Picture = { widthPixels: 640, heightPixels: 360 };

/**
 * Plans one output for each preset. The first is 1280×720, the others are 640×360. Throws when `presets` is empty or
 * does not contain a preset of `fail`.
 */
export function planTranscode(
  options: TranscodeOptions,
  defaults: readonly string[],
): readonly PlannedOutput[] {
  const presets = options.presets ?? defaults;
  const failing = options.fail ?? [];
  const missing = failing.find((preset) => !presets.includes(preset));
  if (missing !== undefined) {
    throw new Error(`transcode: preset ${missing} is listed in fail but not in presets.`);
  }
  if (presets.length === 0) {
    throw new Error("transcode: presets is empty. List at least one preset or omit the option.");
  }
  return presets.map((preset, index) => ({
    preset,
    fails: failing.includes(preset),
    picture: index === 0 ? fullPicture : smallPicture,
  }));
}
