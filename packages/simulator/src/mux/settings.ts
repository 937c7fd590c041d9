import { isWebAddress } from "../server/web-address.js";
import { invalidParameter } from "./api-error.js";
import { isResolution, type Resolution } from "./rendition.js";

/** The settings of an asset, as the API takes them. */
export interface AssetSettings {
  readonly passthrough?: string;
  readonly meta?: Members;
  readonly test?: boolean;
  readonly playback_policies: readonly string[];
  readonly static_renditions: readonly RenditionSettings[];
}

/** The settings of a static rendition, as the API takes them. */
export interface RenditionSettings {
  readonly resolution: Resolution;
  readonly passthrough?: string;
}

/** The settings of a text or audio track, as the API takes them. */
export interface TrackSettings {
  readonly type: "text" | "audio";
  readonly language_code: string;
  readonly name?: string;
  readonly passthrough?: string;
  readonly closed_captions?: boolean;
}

/** The members of a JSON object. */
export type Members = Readonly<Record<string, unknown>>;

const policies: readonly unknown[] = ["public", "signed", "drm"];

/**
 * Reads the settings of a new asset. Members that the events do not depend on are ignored. Throws an `ApiError` for an
 * invalid value.
 *
 * @see https://www.mux.com/docs/api-reference/video/assets
 */
export function assetSettings(body: Members): AssetSettings {
  const { playback_policy, playback_policies = playback_policy, static_renditions, test } = body;
  const wanted = listOf(playback_policies);
  if (wanted.some((policy) => !policies.includes(policy))) {
    throw invalidParameter("A playback policy must be public, signed or drm.");
  }
  return {
    ...changeableSettings(body),
    ...(test === true && { test }),
    playback_policies: wanted as readonly string[],
    static_renditions: listOf(static_renditions).map((each) => renditionSettings(each)),
  };
}

/** Reads the settings that can be changed later. Throws an `ApiError` for an invalid value. */
export function changeableSettings({
  passthrough,
  meta,
}: Members): Pick<AssetSettings, "passthrough" | "meta"> {
  if (meta !== undefined && !isObject(meta)) throw invalidParameter("meta must be an object.");
  return { ...optionalPassthrough(passthrough), ...(meta !== undefined && { meta }) };
}

/** Checks the inputs of an asset: a URL, or a list of URLs and of objects with a `url`. */
export function checkInputs({ input, inputs = input }: Members): void {
  const urls = listOf(inputs).map((each) => {
    const { url } = isObject(each) ? each : { url: each };
    return url;
  });
  if (urls.length === 0) throw invalidParameter("inputs must have at least one input.");
  if (!urls.every((url) => typeof url === "string" && isWebAddress(url))) {
    throw invalidParameter("The url of an input must be an http or https URL.");
  }
}

/** Throws an `ApiError` for an invalid value. */
export function renditionSettings(value: unknown): RenditionSettings {
  const { resolution, passthrough } = isObject(value) ? value : {};
  if (!isResolution(resolution)) throw invalidParameter("The resolution is unknown.");
  return { resolution, ...optionalPassthrough(passthrough) };
}

/** Throws an `ApiError` for an invalid value. */
export function trackSettings(body: Members): TrackSettings {
  const { type, language_code, url, name, passthrough, closed_captions } = body;
  if (type !== "text" && type !== "audio") throw invalidParameter("type must be text or audio.");
  if (typeof language_code !== "string") throw invalidParameter("language_code must be a string.");
  if (typeof url !== "string" || !isWebAddress(url)) {
    throw invalidParameter("url must be an http or https URL.");
  }
  return {
    ...{ type, language_code, ...optionalPassthrough(passthrough) },
    ...(typeof name === "string" && { name }),
    ...(typeof closed_captions === "boolean" && { closed_captions }),
  };
}

export function isObject(value: unknown): value is Members {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Returns a list as it is, and a single value as a list. */
function listOf(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function optionalPassthrough(value: unknown): { passthrough?: string } {
  if (value === undefined) return {};
  if (typeof value !== "string" || value.length > 255) {
    throw invalidParameter("passthrough must be a string of at most 255 characters.");
  }
  return { passthrough: value };
}
