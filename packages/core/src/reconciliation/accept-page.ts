import { VodError } from "../errors/vod-error.js";
import type { VodEvent } from "../event/event.js";
import type { InboxAdmin } from "../inbox/inbox.js";
import type { Integrity } from "../inbox/received-event.js";
import { filterEvents } from "../pipeline/filter-events.js";
import { observeDelivery } from "../pipeline/observe-delivery.js";
import { type PipelineContext, processDelivery } from "../pipeline/process-delivery.js";
import { translate } from "../pipeline/translate.js";
import type { NamedProvider } from "../provider/named-provider.js";
import type { JsonResult } from "../provider/parse-json.js";
import { prepareEvent } from "../provider/prepare-event.js";
import type { TranslationFailure } from "../provider/translate-event.js";

const integrity: Integrity = { channel: "reconciled", covers: ["body"] };

/** The events of a page, by whether the inbox has them. */
export interface PageEvents {
  readonly missing: readonly VodEvent[];
  readonly duplicates: readonly VodEvent[];
}

/** Returns which of these event ids an inbox has. */
export async function storedIds(
  admin: Pick<InboxAdmin, "list">,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  return new Set((await admin.list({ ids, limit: ids.length })).map(({ id }) => id));
}

/**
 * Passes the missing events of a page through the pipeline, as deliveries of their own, unless it is a dry run. An
 * event that cannot be translated is reported and skipped. Rejects with a `VodError` when the inbox does not accept an
 * event.
 */
export async function acceptPage(
  source: NamedProvider,
  natives: readonly unknown[],
  { dryRun, admin }: { readonly dryRun: boolean; readonly admin: InboxAdmin },
  context: PipelineContext,
): Promise<PageEvents> {
  const deliveries = natives.map((json) => {
    const prepared = prepareEvent(json);
    return { prepared, ...contentOf(source, prepared, context) };
  });
  const events = deliveries.flatMap((delivery) => delivery.events);
  const known = await storedIds(admin, [...new Set(events.map(({ id }) => id))]);
  const isMissing = ({ id }: VodEvent) => !known.has(id);
  const missing = new Map(events.filter(isMissing).map((event) => [event.id, event]));
  const toAccept = new Set(
    deliveries.filter((delivery) => !dryRun && delivery.events.some(isMissing)),
  );
  for (const delivery of deliveries) {
    if (!toAccept.has(delivery)) reportFailures(source, delivery.failures, context);
  }
  await Promise.all([...toAccept].map(({ prepared }) => accept(source, prepared, context)));
  return { missing: [...missing.values()], duplicates: events.filter(({ id }) => known.has(id)) };
}

/** Returns the events of a delivery that pass the filter of `callback.events`, and the native events that fail. */
function contentOf(
  source: NamedProvider,
  prepared: JsonResult,
  { eventFilter }: PipelineContext,
): {
  readonly events: readonly VodEvent[];
  readonly failures: readonly TranslationFailure[];
} {
  const translation = translate(source, prepared);
  if (translation.kind === "handshake") return { events: [], failures: [] };
  const { events, failures } = translation;
  return { events: filterEvents(events, eventFilter, () => false), failures };
}

/** Reports the failures of a delivery that is not accepted. */
function reportFailures(
  { name: provider }: NamedProvider,
  failures: readonly TranslationFailure[],
  { report }: PipelineContext,
): void {
  for (const { code, problems, error } of failures) {
    const cause = error !== undefined && { error };
    report("undecodable", { provider, code, problems, stored: false, ...cause });
  }
}

async function accept(
  source: NamedProvider,
  prepared: JsonResult,
  context: PipelineContext,
): Promise<void> {
  const receivedAt = new Date(context.clock.now());
  const observed = { channel: integrity.channel, provider: source.name };
  const result = await observeDelivery(observed, context, () =>
    processDelivery(source, prepared, { receivedAt, integrity }, context),
  );
  if (result.settled) return;
  throw new VodError(result.code, "The inbox did not accept a reconciled event; try again later", {
    provider: source.name,
    cause: result.error,
  });
}
