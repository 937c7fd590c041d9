import { isKnownEventType, type KnownEventType, knownEventTypes } from "@vod-events/core";
import { closestMatch, type DeliveryMode, type Environment } from "@vod-events/core/provider";
import { invalid } from "./invalid.js";
import { readConfigVariable } from "./variables.js";

/** The config options of the environment; unset ones are `undefined`. */
export interface EnvironmentConfig {
  readonly provider: string | undefined;
  readonly mode: DeliveryMode | undefined;
  readonly url: string | undefined;
  readonly events: readonly KnownEventType[] | undefined;
  readonly key: string | undefined;
  readonly previousKeys: readonly string[] | undefined;
  readonly keyFile: string | undefined;
  readonly inbox: string | undefined;
}

/** Reads the variables. Errors name them and show no value. */
export function readEnvironment(env: Environment): EnvironmentConfig {
  return {
    provider: readConfigVariable(env, "VOD_PROVIDER"),
    mode: readMode(readConfigVariable(env, "VOD_CALLBACK_MODE")),
    url: readUrl(readConfigVariable(env, "VOD_CALLBACK_URL")),
    events: readEvents(readConfigVariable(env, "VOD_CALLBACK_EVENTS")),
    ...readKeys(env),
    inbox: readConfigVariable(env, "VOD_INBOX"),
  };
}

function readMode(mode: string | undefined): DeliveryMode | undefined {
  if (mode === undefined || mode === "push" || mode === "pull") return mode;
  throw invalid('VOD_CALLBACK_MODE: must be "push" or "pull"');
}

function readUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  const example = "such as https://example.com/vod";
  throw invalid(`VOD_CALLBACK_URL: must be an absolute http or https URL, ${example}`);
}

function readEvents(list: string | undefined): readonly KnownEventType[] | undefined {
  if (list === undefined) return undefined;
  const types = items(list);
  if (types.length === 0)
    throw invalid("VOD_CALLBACK_EVENTS: must not be empty. Unset it to receive all types");
  return types.map((type, index) => {
    if (isKnownEventType(type)) return type;
    const meant = closestMatch(type, knownEventTypes);
    const all = `Event types: ${knownEventTypes.join(", ")}`;
    const advice = meant === undefined ? all : `Did you mean ${meant}?`;
    throw invalid(`VOD_CALLBACK_EVENTS: item ${index + 1} is an unknown event type. ${advice}`);
  });
}

function readKeys(env: Environment): Pick<EnvironmentConfig, "key" | "previousKeys" | "keyFile"> {
  const key = readConfigVariable(env, "VOD_SIGNING_KEY");
  const previousKeys = readConfigVariable(env, "VOD_PREVIOUS_SIGNING_KEYS");
  const keyFile = readConfigVariable(env, "VOD_SIGNING_KEY_FILE");
  if (keyFile !== undefined && (key ?? previousKeys) !== undefined) {
    const other = key === undefined ? "VOD_PREVIOUS_SIGNING_KEYS" : "VOD_SIGNING_KEY";
    throw invalid(`VOD_SIGNING_KEY_FILE and ${other} exclude each other. Unset one of them`);
  }
  return {
    key,
    previousKeys: previousKeys === undefined ? undefined : items(previousKeys),
    keyFile,
  };
}

function items(list: string): readonly string[] {
  return list
    .split(",")
    .map((item) => item.trim())
    .filter((item) => item !== "");
}
