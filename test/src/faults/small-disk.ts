import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A file system in memory of a few megabytes. */
export class SmallDisk {
  readonly path: string;

  /** Mounts it on a folder. */
  constructor(path: string, megabytes: number) {
    this.path = path;
    mount("-t", "tmpfs", "-o", `size=${megabytes}m`, "tmpfs", path);
  }

  resize(megabytes: number): void {
    mount("-o", `remount,size=${megabytes}m`, this.path);
  }

  /** Unmounts it. Its files are gone. */
  remove(): void {
    execFileSync("umount", [this.path], { stdio: "ignore" });
  }
}

/** Why the tests cannot fill a disk; `undefined` when they can. */
export function whyNoSmallDisk(): string | undefined {
  if (process.platform !== "linux" || process.getuid?.() !== 0) {
    return "skipped: only root on Linux can mount a small disk";
  }
  const folder = mkdtempSync(join(tmpdir(), "vod-events-disk-"));
  try {
    new SmallDisk(folder, 1).remove();
    return undefined;
  } catch {
    return "skipped: this machine allows no mount";
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function mount(...parameters: readonly string[]): void {
  execFileSync("mount", parameters, { stdio: "ignore" });
}
