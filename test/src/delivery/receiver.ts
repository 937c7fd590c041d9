import { join } from "node:path";
import { ListeningProcess } from "./listening-process.js";

/** The messages of an application in these tests. */
export interface ReceiverOptions {
  /** The SQLite file of its inbox. */
  readonly file: string;
  /** The file it writes the ids of handled events to. */
  readonly log: string;
  readonly concurrency: number;
  readonly deadlineSeconds: number;
  /** How far its clock is ahead of the machine's. */
  readonly aheadMs: number;
  /** The simulated Tencent to pull from; absent for callbacks of the test provider. */
  readonly pull?: {
    readonly endpoint: string;
    readonly credentials: { readonly secretId: string; readonly secretKey: string };
  };
}

/** Starts an application. Resolves when it listens and pulls. */
export function startReceiver(options: ReceiverOptions): Promise<ListeningProcess> {
  return ListeningProcess.start(join(import.meta.dirname, "children", "receiver.js"), options);
}
