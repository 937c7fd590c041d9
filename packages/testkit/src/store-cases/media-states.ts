import { mapCases } from "../conformance/map-cases.js";
import type { StoreCheck } from "./fixtures.js";
import { type MediaCheck, mediaOf } from "./media-fixtures.js";
import { mediaListingChecks } from "./media-listing.js";
import { mediaSharingChecks } from "./media-sharing.js";
import { mediaWritingChecks } from "./media-writing.js";

/** The media states of a store. Stores without `media` pass. */
export const mediaCases = mapCases({ ...mediaWritingChecks, ...mediaListingChecks }, checkOfStore);

/** The media states of several stores on the same data. */
export const sharedMediaCases = mapCases(mediaSharingChecks, checkOfStore);

function checkOfStore(check: MediaCheck): StoreCheck {
  return async (store, shareStore) => {
    if (store.media === undefined) return;
    const share = async () => mediaOf(await shareStore());
    const close = () => store.close();
    await check({ media: store.media, share, reopen: () => close().then(share), close });
  };
}
