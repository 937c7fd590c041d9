import type { LocatedEvent, Provider } from "@vod-events/core/provider";
import { CommandFailure } from "../io/failure.js";

/** The native events of an input, or the handshake that it is. */
export interface FoundEvents {
  readonly events: readonly LocatedEvent[];
  readonly isHandshake?: boolean;
}

/**
 * Finds the native events of an input: those of an API response, each of which may be a delivery with several events.
 *
 * @throws CommandFailure when the input is an error response
 */
export function eventsIn(json: unknown, provider: Provider): FoundEvents {
  const response = provider.unwrapResponse?.(json) ?? { ok: true, events: [{ json }] };
  if (!response.ok) {
    const code = response.code === "response_error" ? "response_error" : "body_not_decodable";
    throw new CommandFailure(code, response.problem);
  }
  const found = response.events.map((event) => unwrapped(event, provider));
  return {
    events: found.flatMap(({ events }) => events),
    isHandshake: found.some(({ isHandshake }) => isHandshake === true),
  };
}

function unwrapped(event: LocatedEvent, provider: Provider): FoundEvents {
  const content = provider.unwrap?.(event.json);
  if (content === undefined) return { events: [event] };
  if (content.kind === "handshake") return { events: [], isHandshake: true };
  const [only] = content.events;
  if (content.events.length === 1) return { events: [{ ...event, json: only }] };
  const place = event.place ?? "";
  return { events: content.events.map((json, index) => ({ json, place: `${place}[${index}]` })) };
}
