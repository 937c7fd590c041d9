import type { InboxStore, MediaStore } from "@vod-events/core/inbox";
import { existingStoreAt } from "../inbox/existing-inbox.js";
import { usage } from "../io/failure.js";

/**
 * Opens the media states of an existing inbox and closes it again.
 *
 * @throws CommandFailure when the inbox does not exist or stores no media states
 */
export async function withMediaStore<Result>(
  address: string,
  use: (media: MediaStore, store: InboxStore) => Promise<Result>,
): Promise<Result> {
  const store = await existingStoreAt(address);
  try {
    if (store.media === undefined) throw usage(`the inbox ${address} stores no media states`);
    return await use(store.media, store);
  } finally {
    await store.close();
  }
}
