import { type CallbackControl, controlOf } from "./callback/control.js";
import { systemClock } from "./clock.js";
import { refuseProblems } from "./config/check-config.js";
import { keyRing } from "./keys/key-ring.js";
import type { Report } from "./observe.js";
import {
  type AnyVodEventsOptions,
  optionsProblems,
  type ProviderFactories,
  receiverSettings,
  type VodEventsOptions,
} from "./options.js";
import { Providers } from "./providers.js";
import { toldUrl } from "./told-url.js";

/** What {@link createCallbackControl} is told: the options of an application, without those of its events. */
export type CallbackControlOptions<
  Factories extends ProviderFactories = ProviderFactories,
  Selected extends string | undefined = string | undefined,
> = Omit<VodEventsOptions<Factories, Selected>, "handling">;

/**
 * The callback config of the selected cloud without a receiver, for whoever only deploys. Its inbox is used for
 * what it remembers of keys, and is neither opened nor closed.
 *
 * @throws VodError `config_invalid` for options that cannot work
 */
export function createCallbackControl<
  const Factories extends ProviderFactories,
  const Selected extends string | undefined,
>(options: CallbackControlOptions<Factories, Selected>): CallbackControl {
  refuseProblems(optionsProblems(options));
  refuseNoConfig(options.callback);
  const providers = new Providers(options.providers);
  const { name } = providers.select(options.provider);
  return callbackControls(options, providers, () => true)(name);
}

/** What a config says is checked at each call, so that a check can tell of it; here, that it is one. */
function refuseNoConfig(config: unknown): void {
  if (typeof config === "object" && config !== null) return;
  refuseProblems([{ path: "callback", message: "must be an object" }]);
}

/** Gives the control of each cloud of an application, by its name. */
export function callbackControls(
  options: AnyVodEventsOptions,
  providers: Providers,
  report: Report,
): (name: string) => CallbackControl {
  const { callback: config, inbox, clock = systemClock, random = Math.random } = options;
  const rules = receiverSettings(options.receiver);
  return (name) =>
    controlOf({
      ...{ name, config, rules, clock, random },
      provider: providers.get(name),
      urlOf: (base) => (isUrl(base) ? toldUrl(base, name) : undefined),
      ringOf: ({ signing }) => keyRing(signing, { clock, report }),
      notes: inbox?.notes,
    });
}

function isUrl(base: unknown): base is string {
  return typeof base === "string" && URL.canParse(base);
}
