import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { baidu } from "@vod-events/baidu";
import { type ConfigSources, type LoadedConfig, loadConfig } from "@vod-events/config";
import { memoryInbox } from "@vod-events/core";
import { tencent } from "@vod-events/tencent";
import { root } from "../layout/repository.js";

/** A folder of an application, in which packages are found by their names. */
export class Project {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "vod events ü ")));
  /** The paths of the created inboxes. */
  readonly inboxes: string[] = [];

  constructor() {
    mkdirSync(join(this.path, ".git"));
    symlinkSync(join(root, "test/node_modules"), join(this.path, "node_modules"));
  }

  write(name: string, content: string | object): string {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    return path;
  }

  load(sources: Partial<ConfigSources> = {}): Promise<LoadedConfig> {
    return loadConfig({
      adapters: { tencent, baidu },
      inboxAt: (path) => {
        this.inboxes.push(path);
        return memoryInbox();
      },
      env: {},
      cwd: this.path,
      ...sources,
    });
  }

  get files(): readonly string[] {
    return readdirSync(this.path);
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
