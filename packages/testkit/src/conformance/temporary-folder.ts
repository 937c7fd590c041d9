import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Runs a check with a folder, and deletes the folder. */
export async function withTemporaryFolder(check: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "vod-events-conformance-"));
  try {
    await check(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}
