import { join } from "node:path";
import { ListeningProcess } from "../delivery/listening-process.js";
import type { InboxPlace, InboxUse } from "./engine.js";

/** An application of a test in a process of its own. */
export interface WorkerOptions extends InboxPlace, InboxUse {
  /** The file that it writes its records to. */
  readonly records: string;
  readonly concurrency: number;
  readonly deadlineSeconds: number;
  readonly serialBy?: "media" | undefined;
  /** Whether it keeps the states of media. */
  readonly media?: boolean | undefined;
}

/** Starts an application that receives callbacks and runs handlers. Resolves when it listens. */
export function startWorker(options: WorkerOptions): Promise<ListeningProcess> {
  return ListeningProcess.start(join(import.meta.dirname, "children", "worker.js"), options);
}
