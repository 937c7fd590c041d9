import { isKnownEventType, type VodEvent } from "../event/event.js";
import type { DecodeWarning } from "../provider/decode.js";
import { decodeEvent } from "../provider/decode-event.js";
import type { DeliveryContent } from "../provider/delivery-content.js";
import type { NamedProvider } from "../provider/named-provider.js";

/** The neutral events of a delivery, or a handshake. */
export type Translation =
  | {
      readonly kind: "events";
      readonly events: readonly VodEvent[];
      readonly warnings: readonly DecodeWarning[];
      /** The native events that were not translated. */
      readonly failures: readonly TranslationFailure[];
    }
  | Extract<DeliveryContent, { readonly kind: "handshake" }>;

/** A native event that was not translated. */
export interface TranslationFailure {
  /** `adapter_failed` when the adapter breaks its contract. */
  readonly code: "body_not_decodable" | "adapter_failed";
  readonly problems: readonly string[];
  readonly json: unknown;
  /** The error that the adapter threw. */
  readonly error?: unknown;
}

/** Unwraps a delivery and decodes and normalizes its events. Never throws. */
export function translate(source: NamedProvider, json: unknown): Translation {
  const { provider } = source;
  if (provider.unwrap === undefined) return translateAll(source, [json]);
  try {
    const content = provider.unwrap(json);
    return content.kind === "handshake" ? content : translateAll(source, content.events);
  } catch (error) {
    const failures = [thrown("unwrap", error, source, json)];
    return { kind: "events", events: [], warnings: [], failures };
  }
}

function translateAll(source: NamedProvider, natives: readonly unknown[]): Translation {
  const events: VodEvent[] = [];
  const warnings: DecodeWarning[] = [];
  const failures: TranslationFailure[] = [];
  for (const json of natives) {
    const result = translateEvent(source, json);
    if ("code" in result) {
      failures.push(result);
      continue;
    }
    events.push(...result.events);
    warnings.push(...result.warnings);
  }
  return { kind: "events", events, warnings, failures };
}

function translateEvent(
  source: NamedProvider,
  json: unknown,
): Pick<Extract<Translation, { kind: "events" }>, "events" | "warnings"> | TranslationFailure {
  const { provider } = source;
  let method = "decode";
  try {
    const decoded = decodeEvent(provider, json);
    if (!decoded.ok) return { code: "body_not_decodable", problems: decoded.problems, json };
    method = "normalize";
    const events = provider.normalize(decoded.wire);
    const problem = contractProblem(events, provider.id);
    if (problem === undefined) return { events, warnings: decoded.warnings ?? [] };
    const problems = [`the adapter of ${source.name} failed: normalize returned ${problem}`];
    return { code: "adapter_failed", problems, json };
  } catch (error) {
    return thrown(method, error, source, json);
  }
}

/** Describes an error that an adapter threw. Its message is left out, because it may quote the event. */
export function adapterProblem(provider: string, method: string, error: unknown): string {
  const name = error instanceof Error ? error.name : typeof error;
  return `the adapter of ${provider} failed: ${method} threw ${name}`;
}

function thrown(
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
