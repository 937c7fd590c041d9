import type { Report } from "../diagnostics/diagnostics.js";
import type { RejectionCode } from "../errors/vod-error.js";
import type { KnownEventType } from "../event/event.js";
import type { Inbox } from "../inbox/inbox.js";
import type { ReceivedEvent } from "../inbox/received-event.js";
import type { KeyRing } from "../keys/key-ring.js";
import type { Clock } from "../primitives/clock.js";
import { decodeEvent } from "../provider/decode-event.js";
import type { Provider } from "../provider/provider.js";
import { filterEvents } from "./filter-events.js";
import type { BodyLimits } from "./read-body.js";
import type { ReportWarnings } from "./report-warnings.js";
import { isTestEvent } from "./test-delivery.js";
import type { VerificationPolicy } from "./verify.js";

/**
 * The maximum number of events in one delivery. It is far above every batch size seen from a provider. It bounds
 * memory when a delivery is forged, because each event keeps the whole payload.
 */
export const maxEvents = 500;

/** The dependencies of the pipeline stages. */
export interface PipelineContext extends BodyLimits {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly report: Report;
  readonly reportWarnings: ReportWarnings;
  readonly keys: KeyRing;
  readonly policy: VerificationPolicy;
  /** The event types in `callback.events`; absent when every type is accepted. */
  readonly eventFilter: ReadonlySet<KnownEventType> | undefined;
}

/** A provider and its name in the application's `providers`. */
export interface NamedProvider {
  readonly provider: Provider;
  readonly name: string;
}

/** The result of a delivery: all of its events are safe, or the reason for the rejection. */
export type DeliveryResult =
  | {
      readonly settled: true;
      /** True for a test delivery, which carries no event of the provider. */
      readonly test?: true;
    }
  | {
      readonly settled: false;
      readonly code: RejectionCode;
      readonly problems?: readonly string[];
      /** An unexpected error of an adapter or an inbox. */
      readonly error?: unknown;
    };

/** Decodes, normalizes and filters an event, then stores it in the inbox. Push and pull share this function. */
export async function processEvent(
  { provider, name }: NamedProvider,
  json: unknown,
  origin: Omit<ReceivedEvent, "event">,
  context: PipelineContext,
): Promise<DeliveryResult> {
  const decoded = decodeEvent(provider, json);
  if (!decoded.ok) return { ...rejected("body_not_decodable"), problems: decoded.problems };
  const normalized = provider.normalize(decoded.wire);
  if (isTestEvent(normalized)) {
    context.report("test_delivery", { provider: name });
    return { settled: true, test: true };
  }
  context.reportWarnings(name, decoded.warnings ?? []);
  const events = filterEvents(normalized, context.eventFilter, context.report);
  if (events.length > maxEvents) {
    return { ...rejected("body_not_decodable"), problems: [tooManyEvents(events.length)] };
  }
  const result = await context.inbox.accept(events.map((event) => ({ event, ...origin })));
  return result === "accepted" ? { settled: true } : rejected(result);
}

/** The problem of a delivery with more than {@link maxEvents} events. */
export function tooManyEvents(count: number): string {
  return `The delivery contains ${count} events; the limit is ${maxEvents}.`;
}

/** A rejected delivery. */
export function rejected(code: RejectionCode): {
  readonly settled: false;
  readonly code: RejectionCode;
} {
  return { settled: false, code };
}
