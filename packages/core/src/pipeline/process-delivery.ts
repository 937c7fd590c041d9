import type { Report } from "../diagnostics/diagnostics.js";
import type { RejectionCode } from "../errors/vod-error.js";
import type { KnownEventType } from "../event/event.js";
import type { Inbox } from "../inbox/inbox.js";
import { putFailure } from "../inbox/put-failure.js";
import type { ReceivedEvent } from "../inbox/received-event.js";
import type { Instrumentation } from "../instrumentation/instrumentation.js";
import type { KeyRing } from "../keys/key-ring.js";
import type { Clock } from "../primitives/clock.js";
import type { NamedProvider } from "../provider/named-provider.js";
import type { JsonResult } from "../provider/parse-json.js";
import type { TranslationFailure } from "../provider/translate-event.js";
import type { DeliveryTaps, DeliveryTrace } from "./delivery-tap.js";
import { filterEvents } from "./filter-events.js";
import type { OutboundFetch } from "./outbound-fetch.js";
import type { BodyLimits } from "./read-body.js";
import type { ReportWarnings } from "./report-warnings.js";
import { isTestEvent } from "./test-delivery.js";
import { type Translation, translate } from "./translate.js";
import type { VerificationPolicy } from "./verify.js";

/**
 * The maximum number of events in one delivery. It is far above every batch size seen from a provider. It bounds
 * memory when a delivery is forged, because each event keeps the whole payload.
 */
export const maxEvents = 500;

export interface PipelineContext extends BodyLimits {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly report: Report;
  readonly reportWarnings: ReportWarnings;
  readonly keys: KeyRing;
  readonly policy: VerificationPolicy;
  readonly outbound: OutboundFetch;
  readonly taps: DeliveryTaps;
  readonly instrumentation: Instrumentation | undefined;
  /** The event types in `callback.events`; absent when every type is accepted. */
  readonly eventFilter: ReadonlySet<KnownEventType> | undefined;
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
      /** The HTTP methods of the provider, for `method_not_allowed`. */
      readonly allow?: string;
      /** An unexpected error of an adapter or an inbox. */
      readonly error?: unknown;
    };

/**
 * Translates and filters the events of a delivery, then stores them in the inbox. Push and pull share this function.
 * Native events that cannot be translated go to the dead letters, unless the delivery is rejected: when nothing in it
 * can be translated, or when the adapter fails and the inbox would lose the dead letter in a crash.
 */
export async function processDelivery(
  source: NamedProvider,
  prepared: JsonResult,
  origin: Omit<ReceivedEvent, "event">,
  context: PipelineContext,
  trace?: DeliveryTrace,
): Promise<DeliveryResult> {
  const translation = translate(source, prepared);
  if (translation.kind === "handshake") return answerHandshake(source, translation.url, context);
  const { events: translated, warnings, failures } = translation;
  const { name } = source;
  if (isTestEvent(translated)) {
    context.report("test_delivery", { provider: name });
    return { settled: true, test: true };
  }
  if (translated.length > maxEvents) {
    return { ...rejected("body_not_decodable"), problems: [tooManyEvents(translated.length)] };
  }
  if (trace !== undefined) {
    trace.events = translated;
    trace.problems = failures.flatMap(({ problems }) => problems);
  }
  const rejection = rejectionFor(translation, context.inbox);
  if (rejection !== undefined) return rejection;
  if (translated.length + failures.length === 0) context.report("no_events", { provider: name });
  context.reportWarnings(name, warnings);
  const events = filterEvents(translated, context.eventFilter, context.report);
  const traced = withTraceContext(origin, context.instrumentation);
  const result = await context.inbox.accept(events.map((event) => ({ event, ...traced })));
  if (result !== "accepted") return rejected(result);
  return storeFailures(source, failures, origin.receivedAt, context);
}

function withTraceContext(
  origin: Omit<ReceivedEvent, "event">,
  instrumentation: Instrumentation | undefined,
): Omit<ReceivedEvent, "event"> {
  const traceContext = instrumentation?.traceContext();
  if (traceContext === undefined) return origin;
  return { ...origin, integrity: { ...origin.integrity, traceContext } };
}

/** Returns the rejection of a delivery whose failures are not stored. */
function rejectionFor(
  { events, failures }: Extract<Translation, { readonly kind: "events" }>,
  inbox: Inbox,
): DeliveryResult | undefined {
  const failed = failures.find(({ code }) => code === "adapter_failed");
  if (failed === undefined && (events.length > 0 || failures.length === 0)) return undefined;
  if (failed !== undefined && inbox.durable) return undefined;
  const { json: _, ...reason } = failed ?? mergeProblems(failures);
  return { settled: false, ...reason };
}

function mergeProblems(failures: readonly TranslationFailure[]): TranslationFailure {
  const problems = [...new Set(failures.flatMap((failure) => failure.problems))];
  return { code: "body_not_decodable", problems, json: undefined };
}

/** Stores native events that cannot be translated in the dead letters. */
async function storeFailures(
  { name: provider }: NamedProvider,
  failures: readonly TranslationFailure[],
  receivedAt: Date,
  { inbox, report }: PipelineContext,
): Promise<DeliveryResult> {
  for (const { code, problems, json, error } of failures) {
    try {
      await inbox.storeUndecodable({ provider, receivedAt, problems, json });
    } catch (failure) {
      return rejected(putFailure(failure, report) as RejectionCode);
    }
    const cause = error !== undefined && { error };
    report("undecodable", { provider, code, problems, stored: true, ...cause });
  }
  return { settled: true };
}

/** Fetches the URL of a handshake, which confirms the endpoint. */
async function answerHandshake(
  { provider: { capabilities }, name }: NamedProvider,
  url: string,
  { outbound, report }: PipelineContext,
): Promise<DeliveryResult> {
  await outbound.text(url, capabilities.delivery?.allowedOrigins ?? []);
  report("handshake", { provider: name });
  return { settled: true };
}

/** The problem of a delivery with more than {@link maxEvents} events. */
export function tooManyEvents(count: number): string {
  return `The delivery contains ${count} events; the limit is ${maxEvents}.`;
}

export function rejected(code: RejectionCode): {
  readonly settled: false;
  readonly code: RejectionCode;
} {
  return { settled: false, code };
}
