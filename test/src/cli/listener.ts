import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { VodEvent } from "@vod-events/core";
import { commandFile } from "./run-process.js";

/** The key that callbacks to a listener are signed with. */
export const signingKey = "listenerKey12345";

/** How a listener is started. */
export interface ListenerOptions {
  readonly folder: string;
  readonly flags?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Whether its output is read; default true. */
  readonly read?: boolean;
}

/** A process with `vod-events listen`. Default: for Tencent callbacks. */
export class Listener {
  readonly process: ChildProcess;
  /** Resolves to its exit code and the signal that ended it. */
  readonly ended: Promise<readonly unknown[]>;
  stdout = "";
  stderr = "";
  #changed: () => void = () => {};

  constructor({ folder, flags = [], env = {}, read = true }: ListenerOptions) {
    const child = spawn(
      process.execPath,
      [commandFile, "listen", "--provider", "tencent", "--port", "0", ...flags],
      { cwd: folder, env: { VOD_SIGNING_KEY: signingKey, ...env } },
    );
    this.process = child;
    this.ended = once(child, "close");
    if (read) this.#collect(child, "stdout");
    this.#collect(child, "stderr");
  }

  get events(): readonly VodEvent[] {
    const lines = this.stdout.split("\n").slice(0, -1);
    return lines.map((line) => JSON.parse(line));
  }

  get ids(): readonly (string | undefined)[] {
    return this.events.map(({ mediaId }) => mediaId);
  }

  /** The URL that it says to give the cloud. */
  async url(): Promise<string> {
    await this.until(() => this.stderr.includes("listening: "));
    return /is (http\S+)\n/.exec(this.stderr)?.[1] ?? "";
  }

  /** Waits for output until a condition is true. The timeout of the test limits the wait. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      if (this.process.exitCode !== null) throw new Error(`it ended: ${this.stderr}`);
      await new Promise<void>((resolve) => {
        this.#changed = resolve;
      });
    }
  }

  /** Sends a signal and waits for the end. */
  async end(signal: NodeJS.Signals = "SIGTERM"): Promise<readonly unknown[]> {
    this.process.kill(signal);
    return this.ended;
  }

  #collect(child: ChildProcess, name: "stdout" | "stderr"): void {
    const stream = child[name];
    stream?.setEncoding("utf8").on("data", (text: string) => {
      this[name] += text;
      this.#changed();
    });
    child.on("exit", () => this.#changed());
  }
}

/** A callback of Tencent's, signed, posted by hand; returns the status of the answer. */
export async function post(url: string, mediaId: string, more: object = {}): Promise<number> {
  const T = Math.floor(Date.now() / 1000) + 600;
  const Sign = createHash("md5").update(`${signingKey}${T}`).digest("hex");
  const event = { EventType: "NewFileUpload", FileUploadEvent: { FileId: mediaId }, ...more };
  const response = await fetch(url, {
    method: "POST",
    body: JSON.stringify({ Sign, T, ...event }),
  });
  return response.status;
}

/** Folders and listeners of tests, which are gone after each. */
export function listenerTestbed() {
  const listeners: Listener[] = [];
  const folders: string[] = [];
  afterEach(async () => {
    await Promise.all(listeners.splice(0).map((listener) => listener.end("SIGKILL")));
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder(): string {
      const folder = mkdtempSync(join(tmpdir(), "vod-events-"));
      folders.push(folder);
      return folder;
    },
    listen(options: ListenerOptions): Listener {
      const listener = new Listener(options);
      listeners.push(listener);
      return listener;
    },
  };
}
