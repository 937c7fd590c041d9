import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningExample, runExample } from "./run-example.js";

/** Gives each test of a suite a temporary folder, and the last example that it starts an end. */
export function exampleInFolder() {
  let folder = "";
  let running: RunningExample | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "vod-events-"));
  });
  afterEach(async () => {
    running?.process.kill("SIGKILL");
    await running?.ended;
    await rm(folder, { recursive: true });
  });
  return {
    /** Starts an example whose inbox is in the folder. */
    start(name: string, variables: Readonly<Record<string, string>>): RunningExample {
      running = runExample(name, { VOD_INBOX: join(folder, "inbox.db"), ...variables });
      return running;
    },
  };
}
