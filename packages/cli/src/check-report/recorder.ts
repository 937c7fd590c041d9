import { subscribe, unsubscribe } from "node:diagnostics_channel";
import {
  type AnyVodEventsOptions,
  type CheckResult,
  type Clock,
  systemClock,
} from "@vod-events/core";
import {
  type ApiResponse,
  apiResponsesChannel,
  type Environment,
  omitUndefined,
  type Provider,
} from "@vod-events/core/provider";
import {
  type CheckReport,
  type ReportedCheck,
  type ReportedProvider,
  type ReportedResponse,
  reportFormat,
} from "./check-report.js";
import { installedVersions } from "./installed-versions.js";
import { type RedactedConfig, redactedConfig } from "./redacted-config.js";
import { reportedCheck } from "./reported-check.js";

/** What a recorder reads. */
export interface RecorderOptions {
  readonly env: Environment;
  /** The folder where the adapter is searched first. */
  readonly folder: string;
  readonly clock: Clock | undefined;
}

/** Collects the report of a check while it runs. */
export class Recorder {
  readonly #options: RecorderOptions;
  readonly #clock: Clock;
  readonly #checks: ReportedCheck[] = [];
  readonly #responses = new Map<string, ReportedResponse>();
  #config: RedactedConfig | undefined;
  #provider: ReportedProvider | undefined;
  #since: number;

  constructor(options: RecorderOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#since = this.#clock.now();
  }

  /** Runs a check and records the responses of the provider's API. */
  async during<Result>(run: () => Promise<Result>): Promise<Result> {
    const record = (message: unknown) => {
      const { call, shape } = message as ApiResponse;
      this.#responses.set(JSON.stringify([call, shape]), { call, shape });
    };
    subscribe(apiResponsesChannel, record);
    try {
      return await run();
    } finally {
      unsubscribe(apiResponsesChannel, record);
    }
  }

  addConfig(options: AnyVodEventsOptions): void {
    this.#config = redactedConfig(options);
  }

  addProvider(provider: Provider | undefined): void {
    if (provider === undefined) return;
    const { id, callback, environment = [] } = provider;
    const { env } = this.#options;
    this.#provider = {
      adapter: id,
      apiHost: callback?.cloudHost ?? "<another>",
      variables: environment.map(({ name }) => name).filter((name) => env[name]),
    };
  }

  addResult(result: CheckResult): void {
    const now = this.#clock.now();
    this.#checks.push(reportedCheck(result, (now - this.#since) / 1000));
    this.#since = now;
  }

  report(): CheckReport {
    const [provider, config] = [this.#provider, this.#config];
    return {
      ...reportFormat,
      date: new Date(this.#clock.now()).toISOString().slice(0, 10),
      versions: installedVersions(provider?.adapter, this.#options.folder),
      ...omitUndefined({ provider, config }),
      checks: this.#checks,
      responses: [...this.#responses.values()],
    };
  }
}
