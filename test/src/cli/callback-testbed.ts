import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { baidu } from "@vod-events/baidu";
import { createVodEvents, type SigningConfig } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import {
  type SimulatedBaidu,
  type SimulatedTencent,
  simulateBaidu,
  simulateTencent,
} from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import { type CommandResult, type RunOptions, runInProcess } from "./run-in-process.js";

/** The signing key of the config. */
export const configuredKey = "canaryKey0of0now";

/** A secret in the query of the callback URL. No output may contain it. */
export const queryCanary = "canary0in0the0query";

/** Both clouds, a place for the receiver, and an environment that names them. */
export class CallbackTestbed {
  readonly folder = mkdtempSync(join(tmpdir(), "vod-events-"));
  readonly tencent: SimulatedTencent;
  readonly baidu: SimulatedBaidu;
  /** Where the receiver is called. */
  readonly origin: string;
  readonly #server: Server;

  private constructor(tencentCloud: SimulatedTencent, baiduCloud: SimulatedBaidu, server: Server) {
    this.tencent = tencentCloud;
    this.baidu = baiduCloud;
    this.#server = server;
    const config = JSON.stringify({ providers: { tencent: {}, baidu: {} } });
    writeFileSync(join(this.folder, "vod-events.config.json"), config);
    this.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async set(): Promise<CallbackTestbed> {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return new CallbackTestbed(await simulateTencent(), await simulateBaidu(), server);
  }

  get env(): Readonly<Record<string, string>> {
    return {
      VOD_PROVIDER: "baidu",
      VOD_CALLBACK_URL: `${this.origin}/vod?token=${queryCanary}`,
      VOD_SIGNING_KEY: configuredKey,
      TENCENTCLOUD_SECRET_ID: this.tencent.credentials.secretId,
      TENCENTCLOUD_SECRET_KEY: this.tencent.credentials.secretKey,
      TENCENTCLOUD_VOD_ENDPOINT: this.tencent.endpoint,
      BAIDUCLOUD_ACCESS_KEY: this.baidu.credentials.accessKeyId,
      BAIDUCLOUD_SECRET_KEY: this.baidu.credentials.secretAccessKey,
      BAIDUCLOUD_VOD_ENDPOINT: this.baidu.endpoint,
    };
  }

  /** Runs `vod-events callback` in this environment; variables can be added, replaced and, by "", unset. */
  run(command: string, { env = {}, ...rest }: RunOptions = {}): Promise<CommandResult> {
    const merged = { ...this.env, ...env };
    return runInProcess(["callback", ...command.split(" ")], {
      cwd: this.folder,
      ...rest,
      env: merged,
    });
  }

  /** Has a receiver answer, in place of the one before. */
  receive(signing: SigningConfig): void {
    const vod = createVodEvents({
      provider: "baidu",
      providers: { baidu: () => baidu(), tencent: () => tencent() },
      callback: { mode: "push", url: this.env.VOD_CALLBACK_URL, signing },
    });
    this.#server.removeAllListeners("request").on("request", nodeHandler(vod));
  }

  /** Has something answer that is no receiver. */
  answer(status: number): void {
    this.#server.removeAllListeners("request").on("request", (_request, response) => {
      response.writeHead(status).end();
    });
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await Promise.all([this.tencent.close(), this.baidu.close()]);
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Creates a new stage for each test. */
export function callbackTestbed(): () => CallbackTestbed {
  let testbed: CallbackTestbed;
  beforeEach(async () => {
    testbed = await CallbackTestbed.set();
  });
  afterEach(() => testbed.close());
  return () => testbed;
}
