import assert from "node:assert/strict";
import type { Provider, ReconciliationSource, VodEvent } from "@vod-events/core/provider";
import type { SimulatedCloud } from "@vod-events/simulator";
import { translate } from "../conformance/translator.js";
import type { CallbackReceiver } from "../simulator/callback-receiver.js";

/** What a source returned for a time span. */
export interface SpanRead {
  /** The events, in the order of the pages. */
  readonly events: readonly VodEvent[];
  /** The number of API calls. */
  readonly calls: number;
}

/** A time span around now. */
export const today = () => ({
  since: new Date(Date.now() - 3_600_000),
  until: new Date(Date.now() + 60_000),
});

/** Reads all pages of a time span and checks the promises of a source. `known` are the ids that are stored. */
export async function readSpan(
  provider: Provider,
  { known = [], ...span }: { since: Date; until: Date; known?: readonly string[] } = today(),
): Promise<SpanRead> {
  const source = sourceOf(provider);
  const stored = async (ids: readonly string[]) => new Set(ids.filter((id) => known.includes(id)));
  const events: VodEvent[] = [];
  let calls = 0;
  let cursor: string | undefined;
  do {
    const page = await source.read({ ...span, stored, ...(cursor !== undefined && { cursor }) });
    assert.ok(page.calls <= 1);
    assert.ok(page.next === undefined || Buffer.byteLength(page.next) <= 64 * 1024);
    assert.notEqual(page.next, cursor ?? "", "a page must make progress");
    calls += page.calls;
    events.push(...page.events.flatMap((json) => translate(provider, json)));
    cursor = page.next;
  } while (cursor !== undefined);
  return { events, calls };
}

/** The source of an adapter that has one. */
export function sourceOf({ reconciliation }: Provider): ReconciliationSource {
  assert.ok(reconciliation);
  return reconciliation;
}

/** The neutral part of an event: without its payload. */
export function neutral({ native: _, ...event }: VodEvent): object {
  return event;
}

/** The content of events by their ids, by default their neutral part. */
export function byId(
  events: readonly VodEvent[],
  content: (event: VodEvent) => object = neutral,
): ReadonlyMap<string, object> {
  return new Map(events.map((event) => [event.id, content(event)]));
}

/** The events of all callbacks of a cloud. */
export async function deliveredEvents(
  cloud: SimulatedCloud,
  { received }: CallbackReceiver,
  provider: Provider,
): Promise<readonly VodEvent[]> {
  await cloud.idle();
  return received.flatMap(({ body }) => translate(provider, JSON.parse(body)));
}
