import type { Adapters } from "@vod-events/config";
import type { AnyVodEventsOptions, KnownEventType } from "@vod-events/core";
import { type DeliveryMode, isVodError } from "@vod-events/core/provider";
import { adaptersOf } from "../config/adapters.js";
import { loadConfiguration, selectedProvider } from "../config/configuration.js";
import { usage } from "../io/failure.js";
import type { Io } from "../io/io.js";
import type { Simulators } from "./simulators.js";

/** The options that select the config and its simulated clouds. */
export interface LocalFlags {
  readonly config?: string;
  /** The providers, by their names in the config. Default: all. */
  readonly provider?: readonly string[];
  readonly mode?: DeliveryMode;
}

/** A provider of the config that can be simulated. */
export interface NamedCloud {
  /** The provider's name in the config. */
  readonly name: string;
  /** The id of its adapter. */
  readonly id: string;
}

/** The part of a config that simulated clouds use. */
export interface LocalConfig {
  /** The path of the config file; `undefined` if there is none. */
  readonly file: string | undefined;
  readonly adapters: Adapters;
  readonly clouds: readonly NamedCloud[];
  /** Why the other providers have no simulated cloud. */
  readonly skipped: readonly string[];
  /** The provider that the config selects. */
  readonly selected: string | undefined;
  readonly mode: DeliveryMode;
  readonly events: readonly KnownEventType[] | undefined;
  /** Whether the config has its keys in a file. */
  readonly usesKeyFile: boolean;
}

/** The variables that the command prints, so that their values in this terminal may be from an earlier run. */
const printedVariables = [
  "VOD_CALLBACK_URL",
  "VOD_SIGNING_KEY",
  "VOD_SIGNING_KEY_FILE",
  "VOD_PREVIOUS_SIGNING_KEYS",
];

/**
 * Loads the config for simulated clouds. Their adapters get no options of the config, so that no call reaches a real
 * cloud.
 *
 * @throws CommandFailure when a selected provider cannot be simulated, VodError when the config is invalid
 */
export async function loadLocalConfig(
  flags: LocalFlags,
  simulators: Simulators,
  { env, cwd }: Pick<Io, "env" | "cwd">,
): Promise<LocalConfig> {
  const isPrinted = ([name]: readonly [string, unknown]) => !printedVariables.includes(name);
  const others = Object.fromEntries(Object.entries(env).filter(isPrinted));
  const { options, file } = await loadConfiguration(flags.config, { env: others, cwd });
  const adapters = await adaptersOf(flags.config, { env: others, cwd });
  const mode = flags.mode ?? options.callback.mode;
  const typed = flags.provider?.map((name) => selectedProvider(name, options));
  const names = typed ?? Object.keys(options.providers);
  const found = oneOfEach(names.map((name) => simulated(name, options, mode, simulators)));
  const skipped = found.filter((each) => typeof each === "string");
  if (typed !== undefined && skipped[0] !== undefined) {
    throw usage(`--provider: ${skipped[0]}`);
  }
  const { provider: selected, callback } = options;
  return {
    ...{ file, adapters, skipped, selected, mode },
    clouds: found.filter((each) => typeof each !== "string"),
    events: callback.events,
    usesKeyFile: callback.signing?.keyFile !== undefined,
  };
}

/** Keeps one provider of each adapter, because their variables have the same names. */
function oneOfEach(found: readonly (NamedCloud | string)[]): readonly (NamedCloud | string)[] {
  const first = new Map<string, string>();
  return found.map((each) => {
    if (typeof each === "string") return each;
    const before = first.get(each.id);
    if (before === undefined) first.set(each.id, each.name);
    return before === undefined ? each : `${each.name} is skipped: ${before} has the same adapter`;
  });
}

/** Returns a provider that can be simulated, or why it cannot. */
function simulated(
  name: string,
  { providers }: AnyVodEventsOptions,
  mode: DeliveryMode,
  simulators: Simulators,
): NamedCloud | string {
  try {
    const { id, capabilities } = providers[name]?.() ?? {};
    if (id === undefined || !Object.hasOwn(simulators, id)) {
      return `${name} has no simulated cloud. Simulated: ${Object.keys(simulators).join(", ")}`;
    }
    if (!capabilities?.modes.includes(mode)) return `${name} has no ${mode} mode`;
    return { name, id };
  } catch (error) {
    if (!isVodError(error)) throw error;
    return `${name} is skipped: ${error.message}`;
  }
}
