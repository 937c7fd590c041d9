import type { Adapters } from "@vod-events/config";
import {
  type CallbackPlan,
  createCallbackManager,
  type Inbox,
  isVodError,
  type KnownEventType,
  memoryInbox,
  type VodError,
} from "@vod-events/core";
import type { DeliveryMode, Provider } from "@vod-events/core/provider";
import type { AnySimulatedCloud } from "@vod-events/simulator";
import { portFailure } from "../io/listen-on.js";
import { cloudEnvironment } from "./cloud-environment.js";
import type { NamedCloud } from "./local-config.js";
import type { Simulators } from "./simulators.js";

/** The callback config of simulated clouds. */
export interface CallbackSettings {
  /** The base of the callback URLs. */
  readonly base: string;
  readonly mode: DeliveryMode;
  readonly events: readonly KnownEventType[] | undefined;
  readonly keyFile: string;
}

/** The result of a config for one cloud. */
export interface AppliedConfig {
  readonly name: string;
  /** The changes that were made; absent when the cloud does not support the config. */
  readonly plan?: CallbackPlan;
  readonly error?: VodError;
}

/** How a simulated cloud is started. */
export interface LocalCloudOptions {
  readonly adapters: Adapters;
  readonly simulators: Simulators;
  /** 0 for any free port. */
  readonly port: number;
  /** Divides the waits before retries. */
  readonly retrySpeed: number;
}

/**
 * Starts a simulated cloud.
 *
 * @throws CommandFailure when the port is in use
 */
export async function startLocalCloud(
  { name, id }: NamedCloud,
  { adapters, simulators, port, retrySpeed }: LocalCloudOptions,
): Promise<LocalCloud> {
  const start = simulators[id] as Simulators[string];
  const cloud = await start({ port, retrySpeed }).catch((error: unknown) => {
    throw portFailure(error, { host: "127.0.0.1", port }, `the simulated cloud of ${id}`);
  });
  const create = (env: Readonly<Record<string, string>>) =>
    adapters[id]?.({ env } as never) as Provider;
  try {
    const environment = cloudEnvironment(create({}).environment ?? [], cloud);
    const provider = create(environment);
    return new LocalCloud(name, provider, cloud, environment);
  } catch (error) {
    await cloud.close();
    throw error;
  }
}

/** A simulated cloud, and the adapter that calls it. */
export class LocalCloud {
  /** The provider's name in the config. */
  readonly name: string;
  readonly provider: Provider;
  readonly cloud: AnySimulatedCloud;
  /** The environment variables that point the adapter to the cloud. */
  readonly environment: Readonly<Record<string, string>>;
  /** The callback URL; absent in `pull` mode. */
  url: string | undefined;
  /** Records what was applied, for clouds that do not show their config. */
  readonly #inbox: Inbox = memoryInbox();

  constructor(
    name: string,
    provider: Provider,
    cloud: AnySimulatedCloud,
    environment: LocalCloud["environment"],
  ) {
    this.name = name;
    this.provider = provider;
    this.cloud = cloud;
    this.environment = environment;
  }

  /** Applies a callback config. Resolves to the error of a cloud that does not support it. */
  async apply(settings: CallbackSettings, signal: AbortSignal): Promise<AppliedConfig> {
    const { name } = this;
    const { base, mode, events, keyFile } = settings;
    const manager = createCallbackManager({
      provider: name,
      providers: { [name]: () => this.provider },
      callback: { mode, url: base, events, signing: { keyFile } },
      inbox: this.#inbox,
    });
    this.url = mode === "push" ? manager.url : undefined;
    try {
      return { name, plan: await manager.apply(undefined, { signal }) };
    } catch (error) {
      if (!isVodError(error)) throw error;
      return { name, error };
    }
  }
}
