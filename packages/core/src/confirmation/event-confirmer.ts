import { eventRef, type Report } from "../diagnostics/diagnostics.js";
import { VodError } from "../errors/vod-error.js";
import type { VodEvent } from "../event/event.js";
import type { DispatchedEvent } from "../inbox/received-event.js";
import { BoundedMap } from "../primitives/bounded-map.js";
import type { Clock } from "../primitives/clock.js";
import type { Confirmation, ConfirmationSource } from "../provider/confirmation.js";
import { digest } from "../provider/identity.js";
import type { ProviderRegistry } from "../provider/provider-registry.js";
import type { Confirmed } from "./confirmed.js";
import { LookupCache } from "./lookup-cache.js";

export interface ConfirmerContext {
  readonly providers: ProviderRegistry;
  readonly clock: Clock;
  readonly report: Report;
  /** What to do with an event that the API cannot confirm. */
  readonly unconfirmed: "handle" | "reject";
}

/** The assumed maximum delay of a provider's API behind its callbacks. No provider documents it. */
const maxDelayMs = 30_000;
/** The minimum wait before another lookup. Later waits equal the age of the event. */
const minRetryMs = 1000;
const maxConfirmed = 10_000;

/** Confirms events through their providers' APIs before they are handled. */
export class EventConfirmer {
  readonly #context: ConfirmerContext;
  readonly #answers = new Map<ConfirmationSource, LookupCache>();
  /** The digests of confirmed events. Handlers may modify an event after its confirmation. */
  readonly #confirmed = new BoundedMap<true>(maxConfirmed);

  constructor(context: ConfirmerContext) {
    this.#context = context;
  }

  /**
   * Rejects with a `VodError`: `event_contradicted`, `event_unconfirmed` when such events are rejected,
   * `event_not_yet_confirmed`, or the error of the lookup.
   */
  async confirm(received: DispatchedEvent): Promise<Confirmed> {
    const { event, integrity } = received;
    if (integrity.channel !== "push" || integrity.covers.includes("body")) return "not_needed";
    const seen = digest(event);
    if (this.#confirmed.has(seen)) return "yes";
    const confirmation = this.#settle(await this.#lookUp(received), received);
    if (confirmation === "yes") this.#confirmed.set(seen, true);
    return confirmation;
  }

  /**
   * A result that was looked up before the event was received can confirm it but not contradict it, because the
   * provider's state may have changed.
   */
  async #lookUp({ event, receivedAt, integrity }: DispatchedEvent): Promise<Confirmation> {
    const source = this.#sourceOf(event, integrity.providerName);
    const request = source?.lookupFor(event);
    if (source === undefined || request === undefined) {
      return { status: "unknown", reason: "the API has no data about such events" };
    }
    const answers = this.#cacheOf(source);
    const cached = answers.cached(request);
    const before = cached && source.compare(event, cached.value);
    if (before?.status === "confirmed") return before;
    const answer = await answers.lookup(request);
    const compared = source.compare(event, answer.value);
    if (compared.status === "confirmed" || answer.requestedAt >= receivedAt.getTime())
      return compared;
    return source.compare(event, (await answers.lookup(request)).value);
  }

  #settle(confirmation: Confirmation, received: DispatchedEvent): Confirmed {
    switch (confirmation.status) {
      case "confirmed":
        return "yes";
      case "contradicted":
        return this.#contradict(received, confirmation.reasons);
      case "unknown":
        return this.#leaveUnconfirmed(received, confirmation.reason);
      case "not_yet":
        return this.#settleLate(confirmation, received);
    }
  }

  /** After the maximum delay, data that is still missing gets its final result. */
  #settleLate(
    { reasons, finally: end }: Extract<Confirmation, { status: "not_yet" }>,
    received: DispatchedEvent,
  ): Confirmed {
    const { event, receivedAt, integrity } = received;
    const age = this.#context.clock.now() - receivedAt.getTime();
    if (age < maxDelayMs) throw notYet(event, reasons, Math.max(age, minRetryMs) / 1000);
    const retention =
      this.#sourceOf(event, integrity.providerName)?.limits.taskRetentionSeconds ?? 0;
    const mayBeDeleted = end === "forgotten" && age > (retention * 1000) / 2;
    if (end !== "unknown" && !mayBeDeleted) return this.#contradict(received, reasons);
    return this.#leaveUnconfirmed(received, `the API does not show ${listed(reasons)}`);
  }

  #contradict({ event }: DispatchedEvent, reasons: readonly string[]): never {
    this.#context.report("contradicted", { ...eventRef(event), reasons });
    throw new VodError(
      "event_contradicted",
      `The provider's API contradicts the event: ${listed(reasons)}.`,
      { provider: event.provider },
    );
  }

  #leaveUnconfirmed({ event }: DispatchedEvent, reason: string): Confirmed {
    this.#context.report("unconfirmed", { ...eventRef(event), reason });
    if (this.#context.unconfirmed === "handle") return "unknown";
    throw new VodError(
      "event_unconfirmed",
      `The event cannot be confirmed: ${reason}. Set receiver.unconfirmed to "handle" to accept such events.`,
      { provider: event.provider },
    );
  }

  #cacheOf(source: ConfirmationSource): LookupCache {
    const answers = this.#answers.get(source) ?? new LookupCache(source, this.#context.clock);
    this.#answers.set(source, answers);
    return answers;
  }

  /**
   * Returns the source of the provider that delivered the event. If its name is gone, returns the only provider of
   * that kind.
   */
  #sourceOf({ provider }: VodEvent, name: string | undefined): ConfirmationSource | undefined {
    const { providers } = this.#context;
    if (name !== undefined && providers.names.includes(name)) {
      return providers.get(name).confirmation;
    }
    const alike = providers.names
      .map((name) => providers.get(name))
      .filter(({ id }) => id === provider);
    return alike.length === 1 ? alike[0]?.confirmation : undefined;
  }
}

function notYet(event: VodEvent, reasons: readonly string[], retryAfterSeconds: number): VodError {
  const error = new VodError(
    "event_not_yet_confirmed",
    `The provider's API does not show the event yet: ${listed(reasons)}.`,
    { provider: event.provider },
  );
  return Object.assign(error, { retryAfterSeconds });
}

/** Limits the list, because a forger chooses its length. */
function listed(reasons: readonly string[]): string {
  const shown = reasons.slice(0, maxListed).join(", ");
  return reasons.length > maxListed ? `${shown} and ${reasons.length - maxListed} more` : shown;
}

const maxListed = 10;
