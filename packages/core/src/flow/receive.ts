import type { Clock } from "../clock.js";
import type { RefusalCode } from "../errors.js";
import type { KnownEventType } from "../event/event.js";
import type { Integrity } from "../handlers.js";
import type { Arrival, Inbox } from "../inbox/inbox.js";
import type { KeyRing } from "../keys/key-ring.js";
import type { Report } from "../observe.js";
import type { Provider } from "../provider/provider.js";
import { rawDelivery } from "../provider/raw-delivery.js";
import { type BodyLimits, type BodySource, readBody } from "./body.js";
import { decodeEvent } from "./decode.js";
import { keptDelivery } from "./kept-delivery.js";
import type { ReportNotices } from "./notices.js";
import { isReceiverCheck } from "./receiver-check.js";
import { type VerificationPolicy, verifyDelivery } from "./verify.js";
import { wantedOf } from "./wanted.js";

/**
 * The most events that one delivery may become: far more than any cloud was seen to send, and few enough that
 * a forged one cannot fill the memory, since each event holds the whole payload.
 */
export const maxEvents = 500;

/** What the stages of the flow work with. */
export interface FlowContext extends BodyLimits {
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly report: Report;
  readonly reportNotices: ReportNotices;
  readonly keys: KeyRing;
  readonly policy: VerificationPolicy;
  /** The types the callback config asks for; absent for all. */
  readonly wanted: ReadonlySet<KnownEventType> | undefined;
}

/** A cloud of an application. */
export interface Source {
  readonly provider: Provider;
  /** What the application calls it. */
  readonly name: string;
}

/** One callback of one provider, as a host hands it over. */
export interface Callback {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: BodySource;
  /** The URL this provider was told to call. */
  readonly url: string;
}

/** How a delivery ended: every event of it is safe, or why not. */
export type DeliveryOutcome =
  | {
      readonly settled: true;
      /** Whether it was none of the cloud's, but tried out the receiver. */
      readonly checked?: true;
    }
  | {
      readonly settled: false;
      readonly code: RefusalCode;
      readonly problems?: readonly string[];
      /** What an adapter or an inbox threw that should throw nothing. */
      readonly error?: unknown;
    };

/** A callback, from its bytes to its handlers. */
export async function receiveCallback(
  source: Source,
  callback: Callback,
  context: FlowContext,
): Promise<DeliveryOutcome> {
  const { provider, name } = source;
  const read = await readBody(callback, context);
  if (!read.ok) {
    const { ok, ...reason } = read;
    return { settled: false, ...reason };
  }
  context.report("received", { provider: name, bytes: read.body.byteLength });
  const receivedAt = new Date(context.clock.now());
  const delivery = rawDelivery({
    body: read.body,
    headers: callback.headers,
    url: callback.url,
    receivedAt,
  });
  const keys = await context.keys.accepted();
  const verdict = verifyDelivery(provider, delivery, keys, context.policy);
  if (!verdict.accepted) return refuse(verdict.code);
  const parsed = delivery.json();
  if (!parsed.ok) return refuse("body_not_json");
  const integrity: Integrity = { channel: "push", covers: verdict.covers, cloud: name };
  const kept = keptDelivery(delivery);
  return receiveJson(source, parsed.value, { receivedAt, integrity, delivery: kept }, context);
}

/** An event as JSON, however it came, to its handlers: the part that push and pull share. */
export async function receiveJson(
  { provider, name }: Source,
  json: unknown,
  origin: Omit<Arrival, "event">,
  context: FlowContext,
): Promise<DeliveryOutcome> {
  const decoded = decodeEvent(provider, json);
  if (!decoded.ok) return { ...refuse("body_not_decodable"), problems: decoded.problems };
  const translated = provider.normalize(decoded.wire);
  if (isReceiverCheck(translated)) {
    context.report("checked", { provider: name });
    return { settled: true, checked: true };
  }
  context.reportNotices(name, decoded.notices ?? []);
  const events = wantedOf(translated, context.wanted, context.report);
  if (events.length > maxEvents) {
    const problems = [`the event must be of no more than ${maxEvents} happenings`];
    return { ...refuse("body_not_decodable"), problems };
  }
  const acceptance = await context.inbox.accept(events.map((event) => ({ event, ...origin })));
  return acceptance === "accepted" ? { settled: true } : refuse(acceptance);
}

function refuse(code: RefusalCode): { readonly settled: false; readonly code: RefusalCode } {
  return { settled: false, code };
}
