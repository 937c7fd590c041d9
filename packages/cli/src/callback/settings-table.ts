import {
  type CallbackConfig,
  isVodError,
  type KnownEventType,
  knownEventTypes,
  type RedactedSettings,
} from "@vod-events/core";
import type { ProviderSettings } from "./provider-settings.js";
import { shownUrl } from "./shown-url.js";

/** Returns the config and the settings of the providers as a table, with a column each. */
export function settingsTable(
  config: CallbackConfig,
  clouds: readonly ProviderSettings[],
): readonly (readonly string[])[] {
  const types = knownEventTypes.filter((type) =>
    clouds.some(({ control }) => control.capabilities.events[type] === "switchable"),
  );
  const row = (head: string, asked: string, cell: (settings: RedactedSettings) => string) => [
    head,
    asked,
    ...clouds.map(({ settings }) => (isVodError(settings) ? settings.code : cell(settings))),
  ];
  return [
    ["", "config", ...clouds.map(({ control }) => control.provider)],
    row("mode", config.mode, ({ mode }) => mode),
    row("url", askedUrl(config, clouds), ({ url }) => (url === undefined ? "none" : shownUrl(url))),
    row("signing", config.signing === undefined ? "-" : "on", ({ signing }) => signing),
    row("signing key", config.signing === undefined ? "-" : keyWords.configured, keyCell),
    ...types.map((type) => eventRow(type, config, clouds)),
  ];
}

const keyWords: Readonly<Record<RedactedSettings["signingKey"], string>> = {
  configured: "the configured one",
  another: "another",
  none: "none",
  unknown: "never shown",
};

function keyCell({ signingKey }: RedactedSettings): string {
  return keyWords[signingKey];
}

/** Each provider has its own callback URL. */
function askedUrl({ url }: CallbackConfig, clouds: readonly ProviderSettings[]): string {
  const [first, ...others] = clouds;
  if (!url) return "-";
  if (first?.control.url !== undefined && others.length === 0) return shownUrl(first.control.url);
  return `${shownUrl(url).replace(/\/?(\?…)?$/, "/<name>$1")}`;
}

function eventRow(
  type: KnownEventType,
  { events }: CallbackConfig,
  clouds: readonly ProviderSettings[],
): readonly string[] {
  const cells = clouds.map(({ control, settings }) => {
    if (isVodError(settings)) return settings.code;
    const support = control.capabilities.events[type];
    if (support !== "switchable") return support;
    return settings.events[type] ? "on" : "off";
  });
  return [type, (events?.includes(type) ?? true) ? "on" : "off", ...cells];
}
