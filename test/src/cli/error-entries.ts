import { runInProcess } from "./run-in-process.js";

/** An error, as `vod-events errors --json` prints it. */
export interface ErrorEntry {
  readonly code: string;
  readonly stage: string;
  readonly retryable?: boolean;
  readonly status?: number;
  readonly meaning: string;
  /** Markdown with links below the root of the repository. */
  readonly remedy: string;
  readonly page: string;
}

const { stdout } = await runInProcess(["errors", "--json"]);

/** All errors that the command names. */
export const errorEntries: readonly ErrorEntry[] = stdout
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line));
