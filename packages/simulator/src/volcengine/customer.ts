import type { DeletingCustomer } from "../cloud/compose.js";
import { planTranscode } from "../cloud/transcode-plan.js";
import type { MediaLibrary } from "../media/media-library.js";
import {
  deleteMediaComplete,
  fileUploadByUrlComplete,
  fileUploadComplete,
  transcodeInfo,
  uploadGetMetaComplete,
  workflowComplete,
} from "./event.js";
import type { VolcengineIdentifiers } from "./identifiers.js";
import type { VolcenginePublisher } from "./publisher.js";

export interface VolcengineCustomerOptions {
  readonly space: string;
  readonly identifiers: VolcengineIdentifiers;
  readonly publisher: VolcenginePublisher;
  readonly library: MediaLibrary;
}

const defaultDefinitions = ["720p", "360p"] as const;

/** The customer of a space, whose actions publish events. */
export function volcengineCustomer(options: VolcengineCustomerOptions): DeletingCustomer {
  const { identifiers, library, publisher, space } = options;
  const add = (name: string, passthrough = "") =>
    library.add({ id: identifiers.vid(), name, passthrough, url: identifiers.storeUri() });
  const run = (mediaId: string, fails: boolean, outputs: Readonly<Record<string, unknown>>) => {
    const media = library.get(mediaId);
    const id = identifiers.runId();
    publisher.publish(workflowComplete(media, { id, fails, space }, outputs));
    return { taskId: id };
  };
  return {
    /** The metadata of every uploaded file is read. */
    upload({ name, passthrough }) {
      const media = add(name, passthrough);
      publisher.publish(fileUploadComplete(media, space));
      publisher.publish(uploadGetMetaComplete(media, space));
      return { mediaId: media.id };
    },
    import({ url, name, fail }) {
      const taskId = identifiers.id();
      const media = fail ? undefined : add(name);
      publisher.publish(fileUploadByUrlComplete({ id: taskId, url }, media, space));
      return { taskId, ...(media && { mediaId: media.id }) };
    },
    /** The end of a workflow lists its files. It fails when it has none. That a failed output is left out is a guess. */
    transcode(mediaId, presets) {
      const made = planTranscode(presets, defaultDefinitions).filter(({ fails }) => !fails);
      const TranscodeInfos = made.map(({ preset: definition, picture }) =>
        transcodeInfo({
          ...{ definition, picture },
          ...{ fileId: identifiers.id(), storeUri: identifiers.storeUri() },
        }),
      );
      return run(mediaId, made.length === 0, { TranscodeInfos });
    },
    /** Ignores the preset, which the event does not contain. The files are places in the storage, not URLs. */
    thumbnail(mediaId) {
      const StoreUris = [identifiers.storeUri(), identifiers.storeUri()];
      const Sample = { Format: "jpg", StoreUris, CaptureNum: StoreUris.length };
      return run(mediaId, false, { Snapshots: [{ Type: "Sample", Sample }] });
    },
    delete(mediaId) {
      const media = library.get(mediaId);
      library.remove(mediaId);
      publisher.publish(deleteMediaComplete(media));
    },
  };
}
