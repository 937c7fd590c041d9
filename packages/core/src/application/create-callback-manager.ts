import type { CallbackManager } from "../callback/callback-manager.js";
import { createManager } from "../callback/create-manager.js";
import type { Report } from "../diagnostics/diagnostics.js";
import { createKeyRing } from "../keys/create-key-ring.js";
import { callbackUrl } from "../pipeline/callback-url.js";
import { systemClock } from "../primitives/clock.js";
import { generatesKeys } from "../provider/capabilities.js";
import type { ProviderRegistry } from "../provider/provider-registry.js";
import { rejectProblems } from "../validation/config-problem.js";
import {
  type AnyVodEventsOptions,
  optionsProblems,
  type ProviderFactories,
  receiverSettings,
  type VodEventsOptions,
} from "./options.js";
import { providersOf } from "./providers-of.js";

/** The options of {@link createCallbackManager}: those of an application without event handling. */
export type CallbackManagerOptions<
  Factories extends ProviderFactories = ProviderFactories,
  Selected extends string | undefined = string | undefined,
> = Omit<VodEventsOptions<Factories, Selected>, "handling">;

/**
 * Creates a manager for the callback config of the selected provider without a receiver, for deployments. The inbox
 * is used for its key–value state only; it is neither opened nor closed.
 *
 * @throws VodError `config_invalid` for invalid options
 */
export function createCallbackManager<
  const Factories extends ProviderFactories,
  const Selected extends string | undefined,
>(options: CallbackManagerOptions<Factories, Selected>): CallbackManager {
  rejectProblems(optionsProblems(options));
  rejectMissingConfig(options.callback);
  const providers = providersOf(options);
  const { name } = providers.select(options.provider);
  return callbackManagers(options, providers, () => true)(name);
}

/** Only checks that a config exists. Its content is validated at each call, so that `check` can report it. */
function rejectMissingConfig(config: unknown): void {
  if (typeof config === "object" && config !== null) return;
  rejectProblems([{ path: "callback", message: "must be an object" }]);
}

/** Returns a function that creates the callback manager of a provider by name. */
export function callbackManagers(
  options: AnyVodEventsOptions,
  providers: ProviderRegistry,
  report: Report,
): (name: string) => CallbackManager {
  const { callback: config, inbox, clock = systemClock, random = Math.random } = options;
  const rules = receiverSettings(options.receiver);
  return (name) => {
    const provider = providers.get(name);
    const keys = { clock, report, createdByApply: generatesKeys(provider.capabilities) };
    return createManager({
      ...{ provider, name, config, rules, clock, random, report },
      urlFor: (base) => (isUrl(base) ? callbackUrl(base, name) : undefined),
      keyRingFor: ({ signing }) => createKeyRing(signing, keys),
      state: inbox?.state,
    });
  };
}

function isUrl(base: unknown): base is string {
  return typeof base === "string" && URL.canParse(base);
}
