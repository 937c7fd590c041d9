import { join } from "node:path";
import type { TencentOptions } from "@vod-events/tencent";
import { Child } from "../sqlite/child.js";

/** The handling options of the application. */
export const handling = { concurrency: 8, deadlineSeconds: 5 };

/** The options of an application that reconciles. */
export interface ReconcilingOptions {
  /** The SQLite file of its inbox. */
  readonly file: string;
  /** The file it writes the ids of handled events to. */
  readonly log: string;
  /** Where its first reconciliation begins. */
  readonly since: Date;
  /** How far its clock is ahead of the machine's. */
  readonly aheadMs: number;
  readonly cloud: Pick<TencentOptions, "endpoint" | "credentials">;
}

/** Starts an application that reconciles, in a process of its own. Resolves when it is started. */
export async function startReconciling(options: ReconcilingOptions): Promise<Child> {
  const script = join(import.meta.dirname, "children", "reconciling.js");
  const child = new Child(process.execPath, [script, JSON.stringify(options)]);
  if ((await child.line()) !== "started") throw new Error("the application did not start");
  return child;
}
