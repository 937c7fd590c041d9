import type { Clock } from "@vod-events/core";
import type { DeletingCustomer } from "../cloud/compose.js";
import { planTranscode } from "../cloud/transcode-plan.js";
import { instant } from "../primitives/instant.js";
import type { AlibabaResources } from "./actions.js";
import {
  deleteMediaComplete,
  fileUploadComplete,
  playInfo,
  snapshotComplete,
  streamTranscodeComplete,
  type TranscodeOutput,
  transcodeComplete,
  uploadByUrlComplete,
  videoAnalysisComplete,
} from "./event.js";
import type { AlibabaIdentifiers } from "./identifiers.js";
import type { AlibabaPublisher } from "./publisher.js";

export interface AlibabaCustomerOptions extends Pick<AlibabaResources, "library" | "renditions"> {
  readonly clock: Clock;
  readonly identifiers: AlibabaIdentifiers;
  readonly publisher: AlibabaPublisher;
}

const defaultDefinitions = ["HD", "LD"] as const;

/** The customer of an account, whose actions publish events. */
export function alibabaCustomer(options: AlibabaCustomerOptions): DeletingCustomer {
  const { clock, identifiers, library, publisher, renditions } = options;
  const add = (name: string, passthrough = "") => {
    const id = identifiers.id();
    return library.add({ id, name, passthrough, url: identifiers.url(id, name) });
  };
  return {
    /** Every uploaded file is analyzed. */
    upload({ name, passthrough }) {
      const media = add(name, passthrough);
      publisher.publish(fileUploadComplete(media));
      publisher.publish(videoAnalysisComplete(media));
      return { mediaId: media.id };
    },
    /** Publishes UploadByURLComplete only. Whether the cloud publishes FileUploadComplete, too, is unknown. */
    import({ url, name, fail }) {
      const taskId = identifiers.id();
      const media = fail ? undefined : add(name);
      publisher.publish(uploadByUrlComplete(taskId, url, media));
      return { taskId, ...(media && { mediaId: media.id }) };
    },
    /** Each rendition has a job of its own, and the last event lists all. */
    transcode(mediaId, presets) {
      const media = library.get(mediaId);
      const outputs = planTranscode(presets, defaultDefinitions).map(
        ({ preset, fails, picture }): TranscodeOutput => ({
          jobId: identifiers.id(),
          definition: preset,
          url: identifiers.url(media.id, `${preset}.mp4`),
          fails,
          ...picture,
        }),
      );
      for (const output of outputs) publisher.publish(streamTranscodeComplete(media, output));
      const made = outputs
        .filter(({ fails }) => !fails)
        .map((output) => playInfo(output, instant(clock.now())));
      renditions.set(media.id, [...(renditions.get(media.id) ?? []), ...made]);
      publisher.publish(transcodeComplete(media, outputs));
      return { taskId: outputs[0]?.jobId ?? "" };
    },
    /** Ignores the preset, which the event does not contain. */
    thumbnail(mediaId) {
      const media = library.get(mediaId);
      const taskId = identifiers.id();
      publisher.publish(snapshotComplete(media, taskId, identifiers.url(media.id, "snapshot")));
      return { taskId };
    },
    delete(mediaId) {
      library.remove(library.get(mediaId).id);
      publisher.publish(deleteMediaComplete(mediaId));
    },
  };
}
