import { once } from "node:events";
import { sqliteStore } from "@vod-events/sqlite";
import { newEntry, start } from "../new-entry.js";

// Puts the same 1,000 events as its rivals at once, then leases as many as possible.
const store = sqliteStore(process.argv[2] ?? "");
await store.stats();
process.stdout.write("ready\n");
await once(process.stdin, "data");

const names = Array.from({ length: 1000 }, (_, index) => String(index));
const results = await Promise.all(names.map((name) => store.put([newEntry(name)])));
const stored = results.flat().filter((result) => result === "stored").length;

const leased: string[] = [];
for (;;) {
  const request = { count: 10, now: start, until: start + 1000, serialByMedia: true };
  const leases = await store.lease(request);
  if (leases.length === 0) break;
  leased.push(...leases.map(({ id }) => id));
}
await store.close();
process.stdout.write(`${JSON.stringify({ stored, leased })}\n`);
process.exit();
