import type { VodEvent } from "../event/event.js";
import type { Media } from "../event/media.js";
import type { MediaOutput } from "../event/output.js";
import type { Rendition } from "../event/transcode.js";
import type { Contribution, MediaValues } from "./contribution.js";
import { succeeded } from "./succeeded.js";

/** What an upload or import says about its media. A failed one may have created no file. */
export function ingestOf(
  event: Extract<VodEvent, { readonly data: { readonly media: Media } }>,
): Contribution {
  return {
    ...mediaOf(event.data.media, {
      passthrough: event.passthrough,
      uploaded: succeeded(event) || undefined,
    }),
    ...failureOf(event),
  };
}

/** What a description of a media says. */
export function mediaOf(media: Media, further: MediaValues = {}): Contribution {
  const { name, description, kind, url, coverUrl, format, tags, category, expiresAt } = media;
  const { storage, technical } = media;
  const storageClass = storage?.storageClass;
  const described = { name, description, kind, url, coverUrl, format, tags, category, expiresAt };
  const values = { ...described, storageClass, ...further };
  return { values, ...(technical !== undefined && { technical }) };
}

/** What a task says about a media that it made. */
export function outputOf(output: MediaOutput): Contribution {
  if (output.failure !== undefined) return {};
  const { name, url, format, expiresAt, technical } = output;
  const values = { name, url, format, expiresAt, uploaded: true } as const;
  return { values, ...(technical !== undefined && { technical }) };
}

/** What a transcoding says about a rendition that is a media of its own. */
export function newMediaOf(rendition: Rendition): Contribution {
  const { presetId: _, drm: __, newMediaId: ___, url, format, ...technical } = rendition;
  return { values: { url, format, uploaded: true }, technical };
}

/** The failure of an event that failed or was canceled. */
export function failureOf(event: VodEvent): Pick<Contribution, "failure"> {
  if (event.outcome === "canceled" && event.failure === undefined)
    return { failure: { code: "canceled", raw: event.native.type } };
  return event.outcome === "failed"
    ? { failure: event.failure ?? { code: "other", raw: event.native.type } }
    : {};
}
