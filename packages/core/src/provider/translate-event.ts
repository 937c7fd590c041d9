import { isKnownEventType, type VodEvent } from "../event/event.js";
import type { DecodeWarning } from "./decode.js";
import type { NamedProvider } from "./named-provider.js";
import { prepareEvent } from "./prepare-event.js";

/** The neutral events of a native event. */
export interface TranslatedEvents {
  readonly events: readonly VodEvent[];
  readonly warnings: readonly DecodeWarning[];
}

/** A native event that was not translated. */
export interface TranslationFailure {
  /** `adapter_failed` when the adapter breaks its contract. */
  readonly code: "body_not_decodable" | "adapter_failed";
  /** The problems. They quote nothing of the event. */
  readonly problems: readonly string[];
  readonly json: unknown;
  /** The error that the adapter threw. */
  readonly error?: unknown;
}

/** Prepares, decodes and normalizes a native event, and checks the result. Never throws. */
export function translateEvent(
  source: NamedProvider,
  json: unknown,
): TranslatedEvents | TranslationFailure {
  const prepared = prepareEvent(json);
  if (prepared.ok) return translatePrepared(source, prepared.value);
  return { code: "body_not_decodable", problems: [prepared.reason], json };
}

/** Like {@link translateEvent}, for JSON that `parseEvent` or `prepareEvent` returned. */
export function translatePrepared(
  source: NamedProvider,
  json: unknown,
): TranslatedEvents | TranslationFailure {
  const { provider } = source;
  let method = "decode";
  try {
    const decoded = provider.decode(json);
    if (!decoded.ok) return { code: "body_not_decodable", problems: decoded.problems, json };
    method = "normalize";
    const events = provider.normalize(decoded.wire);
    const problem = contractProblem(events, provider.id);
    if (problem === undefined) return { events, warnings: decoded.warnings ?? [] };
    const problems = [`the adapter of ${source.name} failed: normalize returned ${problem}`];
    return { code: "adapter_failed", problems, json };
  } catch (error) {
    return thrownBy(method, error, source, json);
  }
}

/** Describes an error that an adapter threw. Its message is left out, because it may quote the event. */
export function adapterProblem(provider: string, method: string, error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  return `the adapter of ${provider} failed: ${method} threw ${name}`;
}

export function thrownBy(
  method: string,
  error: unknown,
  { name }: NamedProvider,
  json: unknown,
): TranslationFailure {
  const problems = [adapterProblem(name, method, error)];
  return { code: "adapter_failed", problems, json, error };
}

/** Returns how the result of `normalize` breaks the contract; `undefined` when it does not. */
function contractProblem(events: unknown, providerId: string): string | undefined {
  if (!Array.isArray(events)) return "no list of events";
  for (const event of events as readonly (Partial<VodEvent> | null)[]) {
    if (typeof event !== "object" || event === null) return "a list with something else";
    if (typeof event.id !== "string" || event.id === "") return "an event without id";
    if (event.provider !== providerId) return `an event whose provider is not "${providerId}"`;
    if (!isEventType(event.type)) return "an event with an invalid type";
    if (typeof event.outcome !== "string") return "an event without outcome";
    if (typeof event.native?.type !== "string") return "an event without native.type";
    if (typeof event.data !== "object" || event.data === null) return "an event without data";
  }
  return undefined;
}

function isEventType(type: unknown): boolean {
  return type === "unknown" || (typeof type === "string" && isKnownEventType(type));
}
