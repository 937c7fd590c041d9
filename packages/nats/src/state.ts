import type { KeyValueState } from "@vod-events/core/inbox";
import { keyOf } from "./keys.js";
import type { Storage } from "./storage.js";

/** Creates the state of the application. Values are stored as JSON, which keeps every string. */
export function createState({ state }: Storage): KeyValueState {
  return {
    async get(key) {
      const record = await state.get(keyOf(key));
      return record && JSON.parse(Buffer.from(record.data).toString());
    },
    async set(key, value) {
      await state.put(keyOf(key), Buffer.from(JSON.stringify(value)));
    },
  };
}
