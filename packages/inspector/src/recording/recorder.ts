import type { EventRef, TappedDelivery, VodEvent, VodEvents } from "@vod-events/core";
import {
  type DeliveryFact,
  type ListedEvent,
  type ProgressFact,
  type ProgressName,
  progressNames,
} from "./facts.js";
import { Log, type LogLimits } from "./log.js";

/** The content of a recorded delivery. */
export interface RecordedDelivery extends Omit<TappedDelivery, "events" | "json"> {
  /** The events as JSON, which takes less memory. */
  readonly events: string;
}

/** The recorded deliveries and progress of an application. */
export interface Recording {
  readonly log: Log<RecordedDelivery>;
  /** Ends the recording. */
  end(): void;
}

/** Records the deliveries of an application, and what happens to their events. */
export function record(
  vod: Pick<VodEvents, "tap" | "diagnostics">,
  limits: LogLimits,
  now: () => number,
): Recording {
  const log = new Log<RecordedDelivery>(limits);
  const removeTap = vod.tap((delivery) => recordDelivery(delivery, log));
  const observers = progressNames.map((name) => {
    const observe = (details: ProgressDetails) =>
      log.add((number) => progressOf(name, details, { number, at: now() }));
    vod.diagnostics.on(name, observe);
    return { name, observe };
  });
  return {
    log,
    end() {
      removeTap();
      for (const { name, observe } of observers) vod.diagnostics.off(name, observe);
    },
  };
}

function recordDelivery(delivery: TappedDelivery, log: Log<RecordedDelivery>): void {
  const { events: received, json, ...rest } = delivery;
  const body = rest.body ?? (json === undefined ? undefined : Buffer.from(JSON.stringify(json)));
  const events = JSON.stringify(received);
  const content = { ...rest, ...(body && { body }), events };
  const headers = JSON.stringify(rest.request ?? {}).length;
  const bytes = (body?.byteLength ?? 0) + 2 * (events.length + headers);
  log.add((number) => factOf(delivery, number), content, bytes);
}

function factOf(delivery: TappedDelivery, number: number): DeliveryFact {
  const { channel, provider, covers, code, status, receivedAt, events } = delivery;
  return {
    kind: "delivery",
    ...{ number, at: receivedAt.getTime(), channel, provider, covers, code, status },
    events: events.map(listedEvent),
  };
}

function listedEvent({ id, type, outcome, provider, mediaId }: VodEvent): ListedEvent {
  return { id, type, outcome, provider, mediaId };
}

/** The fields of the recorded diagnostics. */
interface ProgressDetails extends EventRef {
  readonly attempt?: number;
  readonly milliseconds?: number;
  readonly waitMilliseconds?: number;
  readonly error?: unknown;
  readonly reason?: string;
  readonly reasons?: readonly string[];
}

function progressOf(
  name: ProgressName,
  { id, attempt, milliseconds, waitMilliseconds, error, reason, reasons }: ProgressDetails,
  place: Pick<ProgressFact, "number" | "at">,
): ProgressFact {
  const why = error === undefined ? (reason ?? reasons?.join("; ")) : describe(error);
  const times = { attempt, milliseconds, waitMilliseconds };
  return { kind: "progress", ...place, id, name, ...times, error: why };
}

/** The longest error that is kept. */
const longestError = 2000;

function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.slice(0, longestError);
}
