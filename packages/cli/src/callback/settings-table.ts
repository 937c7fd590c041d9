import {
  type CallbackConfig,
  type CallbackManager,
  isVodError,
  type KnownEventType,
  knownEventTypes,
  type RedactedSettings,
  type VodError,
} from "@vod-events/core";
import { shownUrl } from "./shown-url.js";

/** A provider and its settings, or the error that prevented reading them. */
export interface ProviderSettings {
  readonly control: CallbackManager;
  readonly settings: RedactedSettings | VodError;
}

/** Returns the config and the settings of the providers as a table, with a column each. */
export function settingsTable(
  config: CallbackConfig,
  providers: readonly ProviderSettings[],
): readonly (readonly string[])[] {
  const types = knownEventTypes.filter((type) =>
    providers.some(({ control }) => control.capabilities.events[type] === "switchable"),
  );
  const row = (head: string, configured: string, cell: (settings: RedactedSettings) => string) => [
    head,
    configured,
    ...providers.map(({ settings }) => (isVodError(settings) ? settings.code : cell(settings))),
  ];
  return [
    ["", "config", ...providers.map(({ control }) => control.provider)],
    row("mode", config.mode, ({ mode }) => mode),
    ...(providers.some(({ settings }) => !isVodError(settings) && settings.enabled !== undefined)
      ? [row("enabled", "yes", ({ enabled = true }) => (enabled ? "yes" : "no"))]
      : []),
    row("url", configuredUrl(config, providers), ({ url }) =>
      url === undefined ? "none" : shownUrl(url),
    ),
    row("signing", config.signing === undefined ? "-" : "on", ({ signing }) => signing),
    row(
      "signing key",
      config.signing === undefined ? "-" : "configured",
      ({ signingKey }) => signingKey,
    ),
    ...types.map((type) => eventRow(type, config, providers)),
  ];
}

/** Each provider has its own callback URL. */
function configuredUrl({ url }: CallbackConfig, providers: readonly ProviderSettings[]): string {
  const [first, ...others] = providers;
  if (!url) return "-";
  if (first?.control.url !== undefined && others.length === 0) return shownUrl(first.control.url);
  return `${shownUrl(url).replace(/\/?(\?…)?$/, "/<name>$1")}`;
}

function eventRow(
  type: KnownEventType,
  { events }: CallbackConfig,
  providers: readonly ProviderSettings[],
): readonly string[] {
  const cells = providers.map(({ control, settings }) => {
    if (isVodError(settings)) return settings.code;
    const support = control.capabilities.events[type] ?? "never";
    if (support !== "switchable") return support;
    const on = settings.events[type];
    return on === "partial" ? "partly on" : on ? "on" : "off";
  });
  return [type, (events?.includes(type) ?? true) ? "on" : "off", ...cells];
}
