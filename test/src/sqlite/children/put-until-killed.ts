import { isVodError } from "@vod-events/core";
import { sqliteStore } from "@vod-events/sqlite";
import { newEntry } from "../new-entry.js";

// Puts events, several at a time, until it is killed or refused; prints the name of each once it is stored.
const store = sqliteStore(process.argv[2] ?? "");
try {
  for (let next = 0; ; next += 5) {
    const names = [0, 1, 2, 3, 4].map((offset) => String(next + offset));
    await Promise.all(
      names.map(async (name) => {
        await store.put([newEntry(name)]);
        process.stdout.write(`${name}\n`);
      }),
    );
  }
} catch (error) {
  process.stdout.write(`${isVodError(error) ? error.code : "a defect"}\n`);
}
