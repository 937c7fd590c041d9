import { mapCases } from "../conformance/map-cases.js";
import { type MediaCheck, mediaOf } from "../store-cases/media-fixtures.js";
import { mediaListingChecks } from "../store-cases/media-listing.js";
import { mediaSharingChecks } from "../store-cases/media-sharing.js";
import { mediaWritingChecks } from "../store-cases/media-writing.js";
import type { InboxCheck } from "./cluster.js";

/** The media states of an inbox. Inboxes without `media` pass. */
export const mediaCases = mapCases({ ...mediaWritingChecks, ...mediaListingChecks }, checkOfInbox);

/** The media states that several machines share. */
export const sharedMediaCases = mapCases(mediaSharingChecks, checkOfInbox);

function checkOfInbox(check: MediaCheck): InboxCheck {
  return async (cluster) => {
    const machine = await cluster.open();
    const { media } = machine.inbox;
    if (media === undefined) return;
    const share = async () => mediaOf((await cluster.open()).inbox);
    const close = () => machine.stop();
    await check({ media, share, reopen: () => close().then(share), close });
  };
}
