import type { KeyValueState } from "@vod-events/core/inbox";
import { keyOf } from "./keys.js";
import type { Storage } from "./storage.js";

/** Creates the state of the application. Values are stored as JSON, which keeps every string. */
export function createState({ state }: Storage): KeyValueState {
  return {
    async get(key) {
      const record = await state.get(keyOf(key));
      return record && decodeText(record.data);
    },
    async set(key, value) {
      await state.put(keyOf(key), encodeText(value));
    },
    async compareAndSet(key, before, value) {
      const record = await state.get(keyOf(key));
      const found = record && decodeText(record.data);
      if (found !== before) return false;
      const revision = record?.revision ?? 0;
      return (await state.replaceOnce(keyOf(key), encodeText(value), revision)) !== undefined;
    },
  };
}

function encodeText(text: string): Uint8Array {
  return Buffer.from(JSON.stringify(text));
}

function decodeText(data: Uint8Array): string {
  return JSON.parse(Buffer.from(data).toString());
}
