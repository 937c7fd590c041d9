import type { SigningConfig } from "../keys/signing-config.js";
import type { Capabilities, KeyRules } from "../provider/capabilities.js";
import type { SignedPart } from "../provider/verification.js";
import { type ConfigProblem, findProblems } from "../validation/config-problem.js";
import type { CallbackConfig } from "./callback-config.js";
import { callbackCodec } from "./config-codec.js";

/** The receiver options that a callback config must agree with. */
export interface ReceiverRules {
  readonly allowUnsigned: boolean;
  readonly require: readonly SignedPart[];
}

/** The provider that a config is validated for. */
export interface ConfiguredProvider {
  readonly name: string;
  readonly capabilities: Capabilities;
}

/**
 * Returns all problems of a callback config that can be found without a call. Features that the provider lacks are
 * not problems; a plan lists them.
 */
export function callbackProblems(
  config: CallbackConfig,
  provider: ConfiguredProvider,
  rules: ReceiverRules,
): readonly ConfigProblem[] {
  const problems = findProblems(callbackCodec, "callback", config);
  if (problems.length > 0) return problems;
  return [
    ...modeProblems(config),
    ...urlProblems(config, provider),
    ...eventsProblems(config),
    ...signingProblems(config, provider, rules),
  ];
}

function modeProblems({ mode }: CallbackConfig): readonly ConfigProblem[] {
  return mode === undefined ? [problem("mode", 'must be "push" or "pull"')] : [];
}

function urlProblems(
  { mode, url: text, events }: CallbackConfig,
  { name, capabilities: { url: rules } }: ConfiguredProvider,
): readonly ConfigProblem[] {
  if (text === undefined || text === "") {
    if (mode === "pull") return [];
    const purpose = events === undefined ? 'mode "push"' : "events";
    return [
      problem("url", `required for ${purpose}. Set it to the base URL that providers can reach`),
    ];
  }
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !["http:", "https:"].includes(url.protocol)) {
    return [
      problem("url", "must be an absolute http or https URL, such as https://example.com/vod"),
    ];
  }
  if (url.hash !== "" || url.username !== "" || url.password !== "") {
    return [problem("url", "must have no fragment, user name or password")];
  }
  const schemes: readonly string[] = rules.schemes.map((scheme) => `${scheme}:`);
  if (!schemes.includes(url.protocol)) {
    return [problem("url", `must be ${rules.schemes.join(" or ")} for ${name}`)];
  }
  if (rules.maxLength !== undefined && text.length > rules.maxLength) {
    return [problem("url", `must have at most ${rules.maxLength} characters for ${name}`)];
  }
  return [];
}

function eventsProblems({ events }: CallbackConfig): readonly ConfigProblem[] {
  if (events === undefined || events.length > 0) return [];
  return [problem("events", "must not be empty. Remove it to receive all types")];
}

function signingProblems(
  { mode, signing }: CallbackConfig,
  { name, capabilities }: ConfiguredProvider,
  rules: ReceiverRules,
): readonly ConfigProblem[] {
  const uncovered = rules.require.filter((part) => !capabilities.signing.covers.includes(part));
  if (mode === "push" && uncovered.length > 0) {
    const message = `must not contain ${uncovered.join(", ")}, which the signature of ${name} does not cover`;
    return [{ path: "receiver.require", message }];
  }
  if (capabilities.signing.keySource === "certificate") return [];
  if (signing === undefined && (mode === "pull" || rules.allowUnsigned)) return [];
  if (signing?.keyFile !== undefined) return keyFileProblems(signing);
  if (signing?.key === undefined || signing.key === "") {
    const consequence = "missing. Without it, anyone can forge events";
    const alternative = "remove callback.signing and set receiver.allowUnsigned to true";
    return [problem("signing.key", `${consequence}. To accept that, ${alternative}`)];
  }
  return keyProblems(signing.key, "callback.signing.key", { name, capabilities });
}

function keyFileProblems({ key, previousKeys }: SigningConfig): readonly ConfigProblem[] {
  if (key === undefined && previousKeys === undefined) return [];
  return [problem("signing.keyFile", "excludes key and previousKeys. Remove one of them")];
}

/** Returns the problems of a key for a provider; `path` is the setting that holds it. */
export function keyProblems(
  key: string,
  path: string,
  { name, capabilities }: ConfiguredProvider,
): readonly ConfigProblem[] {
  const rules = capabilities.signing.key;
  if (rules === undefined || fits(key, rules)) return [];
  const { alphabetInWords, minLength, maxLength } = rules;
  return [{ path, message: `must be ${minLength} to ${maxLength} ${alphabetInWords} for ${name}` }];
}

function fits(key: string, rules: KeyRules): boolean {
  const { alphabet, minLength, maxLength, mustContain = [] } = rules;
  if (!new RegExp(`^[${alphabet}]{${minLength},${maxLength}}$`).test(key)) return false;
  return mustContain.every((characters) => new RegExp(`[${characters}]`).test(key));
}

function problem(member: string, message: string): ConfigProblem {
  return { path: `callback.${member}`, message };
}
