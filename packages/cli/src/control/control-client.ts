import { type IncomingMessage, request } from "node:http";
import { json } from "node:stream/consumers";
import type { DeliveryMode } from "@vod-events/core/provider";
import { CommandFailure } from "../io/failure.js";
import type { StoryOptions, StoryProgress, StorySummary } from "../story/run-stories.js";
import { controlPaths } from "./control-paths.js";
import { readAddress, type ServerAddress } from "./server-file.js";

/** A running dev server. */
export interface DevServer {
  readonly pid: number;
  /** The names of its providers. */
  readonly clouds: readonly string[];
  readonly mode: DeliveryMode;
  /** Sends events again. Resolves to their ids; `undefined` when there is no such event. */
  resend(id: string | undefined): Promise<readonly string[] | undefined>;
  /** Has the cloud of a provider send a native event. Resolves to false when there is no such cloud. */
  publish(provider: string, event: object): Promise<boolean>;
  /** Plays stories. An abort stops them, and resolves to `undefined`. */
  runStories(
    options: StoryOptions,
    signal: AbortSignal,
    report: (progress: StoryProgress) => void,
  ): Promise<StorySummary | undefined>;
}

/** A server that does not answer in this time has ended. */
const statusTimeoutMs = 2000;

/** Finds the running dev server of a project; `undefined` when none runs. */
export async function findDevServer(folder: string): Promise<DevServer | undefined> {
  const address = await readAddress(folder);
  if (address === undefined) return undefined;
  const signal = AbortSignal.timeout(statusTimeoutMs);
  const found = await call(address, controlPaths.status, {}, signal).catch(() => undefined);
  if (found?.statusCode !== 200) return undefined;
  const { clouds, mode } = (await json(found)) as Pick<DevServer, "clouds" | "mode">;
  return {
    ...{ pid: address.pid, clouds, mode },
    async resend(id) {
      const response = await call(address, controlPaths.resend, { id });
      const { resent } = (await json(response)) as { readonly resent?: readonly string[] };
      return resent;
    },
    async publish(provider, event) {
      const { statusCode } = await call(address, controlPaths.publish, { provider, event });
      return statusCode === 200;
    },
    async runStories(options, stop, report) {
      let summary: StorySummary | undefined;
      try {
        const response = await call(address, controlPaths.stories, options, stop);
        for await (const line of linesOf(response)) {
          const read = JSON.parse(line);
          if (read.progress !== undefined) report(read.progress);
          summary ??= read.summary;
        }
      } catch (error) {
        if (!stop.aborted && !isLostConnection(error)) throw error;
      }
      if (summary === undefined && !stop.aborted) throw ended();
      return summary;
    },
  };
}

function call(
  { port, token }: ServerAddress,
  path: string,
  body: object,
  signal?: AbortSignal,
): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}` };
    const options = { host: "127.0.0.1", port, path, method: "POST", headers, agent: false };
    const outgoing = request({ ...options, ...(signal && { signal }) }, resolve);
    outgoing.on("error", reject);
    outgoing.end(JSON.stringify(body));
  });
}

async function* linesOf(response: IncomingMessage): AsyncGenerator<string> {
  let rest = "";
  for await (const text of response.setEncoding("utf8")) {
    const lines = `${rest}${text}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

function isLostConnection(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ECONNRESET";
}

function ended(): CommandFailure {
  const message = "the dev server stopped meanwhile. Start vod-events dev again";
  return new CommandFailure("dev_failed", message);
}
