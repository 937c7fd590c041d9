import { setTimeout as sleep } from "node:timers/promises";
import type { MediaStore } from "@vod-events/core/inbox";
import type { Flaw } from "./flaw.js";

/** A store of media states with a planted fault. */
export function flawedMedia(
  media: MediaStore,
  flaw: Extract<Flaw, "writes_any_version" | "writes_states_late">,
): MediaStore {
  if (flaw === "writes_states_late") {
    return {
      ...media,
      async write(writes) {
        setTimeout(() => media.write(writes).catch(() => {}), 500);
        return writes.map(() => true);
      },
    };
  }
  return {
    ...media,
    async write(writes) {
      await sleep(20);
      const records = await media.read(writes.map(({ state }) => state));
      const versions = records.map((record) => record?.version ?? 0);
      return media.write(
        writes.map((each, index) => ({ ...each, expectedVersion: versions[index] ?? 0 })),
      );
    },
  };
}
