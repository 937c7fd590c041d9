import { permanent, type VodEvents } from "@vod-events/core";

/** The store of an application. */
export interface Library {
  /** Saves a rendition. Saving the same one again changes nothing. */
  save(mediaId: string, url: string): Promise<void>;
}

/** Registers the handlers of an application. */
export function registerHandlers(vod: Pick<VodEvents, "on">, library: Library): void {
  vod.on("media.transcoded", async ({ mediaId, outcome, data }) => {
    const { url } = data.rendition;
    if (outcome !== "succeeded") return;
    if (mediaId === undefined || url === undefined) throw permanent("a rendition without file");
    await library.save(mediaId, url);
  });
}
