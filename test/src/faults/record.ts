import { appendFileSync, readFileSync } from "node:fs";

/** What a worker did with an event. Times are those of the machine, which all workers share. */
export type WorkerRecord = { readonly at: number; readonly id: string } & (
  | {
      readonly did: "leased";
      readonly token: string;
      readonly attempt: number;
      /** When the lease expires. */
      readonly until: number;
    }
  /** `at` is when the worker asked; the lease now lasts until the other time. */
  | { readonly did: "renewed"; readonly token: string; readonly until: number }
  /** `at` is when the worker asked, in both. */
  | { readonly did: "ask_to_settle"; readonly token: string }
  | { readonly did: "settled"; readonly token: string; readonly as: "done" | "waiting" | "dead" }
  | { readonly did: "handled"; readonly attempt: number }
  | { readonly did: "aborted"; readonly attempt: number; readonly reason: string }
  | { readonly did: "lost_lease" }
);

/** Adds what a worker did to a file, whole even if the worker is killed. */
export function writeRecord(path: string, record: WorkerRecord): void {
  appendFileSync(path, `${JSON.stringify(record)}\n`);
}

/** Reads what all workers did. */
export function readRecords(path: string): readonly WorkerRecord[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => JSON.parse(line));
}
