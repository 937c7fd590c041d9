import { VodError } from "../errors.js";
import { isKnownEventType, knownEventTypes } from "../event/event.js";
import type { Capabilities } from "../provider/capabilities.js";
import type { SignedPart } from "../provider/verification.js";
import type { CallbackConfig } from "./config.js";

/** The receiver's side of what {@link checkCallbackConfig} holds against each other. */
export interface ReceiverRules {
  readonly allowUnsigned: boolean;
  readonly require: readonly SignedPart[];
}

/**
 * Throws a `VodError` with the path of the first setting that is wrong and what to write instead; nothing
 * here needs the cloud to be asked.
 */
export function checkCallbackConfig(
  config: CallbackConfig,
  capabilities: Capabilities,
  name: string,
  rules: ReceiverRules,
): void {
  if (config.mode !== "push" && config.mode !== "pull") {
    throw invalid('callback.mode must be "push" or "pull"');
  }
  if (!capabilities.modes.includes(config.mode)) {
    throw new VodError(
      "unsupported",
      `callback.mode: ${name} has no ${config.mode}; use ${capabilities.modes.join(" or ")}`,
      { provider: name },
    );
  }
  if (config.url !== undefined) checkUrl(config.url);
  else if (config.mode === "push") {
    throw invalid('callback.url is needed for mode "push": the base URL that clouds can reach');
  }
  checkEvents(config.events);
  checkSigning(config, capabilities, name, rules);
}

function checkUrl(text: string): void {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    throw invalid("callback.url must be an absolute http or https URL");
  }
  if (url.hash !== "" || url.username !== "" || url.password !== "") {
    throw invalid("callback.url must have no fragment, user name or password");
  }
}

function checkEvents(events: readonly string[] | undefined): void {
  if (events === undefined) return;
  if (events.length === 0) throw invalid("callback.events is empty: leave it out to get all");
  for (const event of events) {
    if (!isKnownEventType(event)) {
      throw invalid(
        `callback.events: there is no "${event}"; there are ${knownEventTypes.join(", ")}`,
      );
    }
  }
}

function checkSigning(
  config: CallbackConfig,
  capabilities: Capabilities,
  name: string,
  rules: ReceiverRules,
): void {
  const { signing } = config;
  const uncovered = rules.require.filter((part) => !capabilities.signing.covers.includes(part));
  if (config.mode === "push" && uncovered.length > 0) {
    throw invalid(`receiver.require: ${name}'s signature does not cover ${uncovered.join(", ")}`);
  }
  if (signing?.key === undefined || signing.key === "") {
    if (signing === undefined && (config.mode === "pull" || rules.allowUnsigned)) return;
    throw invalid(
      "callback.signing.key is missing: without it anybody can post events; " +
        "leave callback.signing out and set receiver.allowUnsigned to true where that is meant",
    );
  }
  const rule = capabilities.signing.key;
  if (rule !== undefined && !new RegExp(rule.pattern).test(signing.key)) {
    throw invalid(`callback.signing.key must be ${rule.rule} for ${name}`);
  }
  if (signing.previousKeys?.some((key) => key === "")) {
    throw invalid("callback.signing.previousKeys must not hold an empty key");
  }
}

function invalid(message: string): VodError {
  return new VodError("config_invalid", message);
}
