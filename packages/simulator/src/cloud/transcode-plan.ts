import type { TranscodeOptions } from "./cloud.js";

/** One output of a transcoding to come. */
export interface PlannedOutput {
  readonly preset: string;
  readonly fails: boolean;
  readonly picture: Picture;
}

/** The size of a rendition's picture. */
export interface Picture {
  readonly widthPixels: number;
  readonly heightPixels: number;
}

const fullPicture: Picture = { widthPixels: 1280, heightPixels: 720 };
const smallPicture: Picture = { widthPixels: 640, heightPixels: 360 };

/** What a transcoding makes: a full picture of the first preset, small ones of the others. Throws where a preset that is to fail is not among the presets. */
export function planTranscode(
  options: TranscodeOptions,
  defaults: readonly string[],
): readonly PlannedOutput[] {
  const presets = options.presets ?? defaults;
  const failing = options.fail ?? [];
  const stray = failing.find((preset) => !presets.includes(preset));
  if (stray !== undefined) throw new Error(`Preset ${stray} is to fail but is not transcoded to`);
  if (presets.length === 0) throw new Error("A transcoding needs a preset");
  return presets.map((preset, index) => ({
    preset,
    fails: failing.includes(preset),
    picture: index === 0 ? fullPicture : smallPicture,
  }));
}
