import { type Handler, type Inbox, isVodError, VodError, type VodEvent } from "@vod-events/core";
import type { HandlingSettings, InboxHost } from "@vod-events/core/inbox";
import { FailureDelay } from "./failure-delay.js";

/** A handler of all events, with an inbox of its own. */
export interface Destination {
  /** Where the events of this destination wait. It must be durable, and no other destination may use it. */
  readonly inbox: Inbox;
  /** Handles every event. It is retried for itself. */
  readonly handler: Handler<"*">;
  /** Replaces the handling options of the application, with times in milliseconds. */
  readonly handling?: Partial<Omit<HandlingSettings, "deadlineMs">> | undefined;
}

/** The options of {@link fanOut}. */
export interface FanOutOptions {
  /** Called when a destination failed with `endpoint_gone`. Its events stay in its inbox until the next start. */
  readonly onGone?: ((name: string) => void) | undefined;
}

/** The parts of an application whose events reach several destinations. */
export interface FanOut {
  /** The inbox of the application. */
  readonly inbox: Inbox;
  /** The handler to register for `*`. It is the only one: other handlers would run once for each destination. */
  readonly handler: Handler<"*">;
}

/**
 * Passes each event to several destinations, independently of each other: each has its own inbox, attempts and dead
 * letters. A delivery is acknowledged when all inboxes have stored its events. If one of them cannot, the provider
 * delivers again, and the others drop the duplicate. Messages that cannot be decoded, and the key–value state of the
 * application, are in the first inbox.
 *
 * @throws VodError `config_invalid` for invalid destinations
 */
export function fanOut(
  destinations: Readonly<Record<string, Destination>>,
  { onGone }: FanOutOptions = {},
): FanOut {
  const entries = Object.entries(destinations);
  const [first] = entries;
  if (first === undefined) throw invalid("must have a destination");
  for (const [name, { inbox }] of entries) {
    if (!inbox.durable) throw invalid(`${name}.inbox: must be durable`);
  }
  const { state } = first[1].inbox;
  const inboxes = entries.map(([, { inbox }]) => inbox);
  if (new Set(inboxes).size < inboxes.length) throw invalid("must have an inbox each");
  const handlers = new WeakMap<VodEvent, Handler<"*">>();

  function hostOf(name: string, { handler, handling }: Destination, host: InboxHost): InboxHost {
    const gone = new AbortController();
    const own: InboxHost = {
      ...host,
      handling: { ...host.handling, ...handling },
      closing: AbortSignal.any([host.closing, gone.signal]),
      // The destinations have the same duplicates. The first one reports them.
      report: (kind, fact) =>
        kind === "duplicate" && name !== first?.[0] ? false : host.report(kind, fact),
      async handle(received, attempt) {
        const event = { ...received.event };
        handlers.set(event, handler);
        const beganAt = host.clock.now();
        try {
          await host.handle({ ...received, event }, attempt);
          delay.reset();
        } catch (error) {
          if (!isVodError(error) || error.code !== "endpoint_gone") {
            await delay.wait(beganAt);
            throw error;
          }
          if (!gone.signal.aborted) onGone?.(name);
          gone.abort();
          throw Object.assign(error, { retryAfterSeconds: 0 });
        }
      },
    };
    const delay = new FailureDelay(own);
    return own;
  }

  return {
    inbox: {
      durable: true,
      open(host) {
        for (const [name, destination] of entries) {
          destination.inbox.open(hostOf(name, destination, host));
        }
      },
      async start() {
        await Promise.all(inboxes.map((inbox) => inbox.start()));
      },
      async accept(events) {
        const results = await Promise.all(inboxes.map((inbox) => inbox.accept(events)));
        return results.find((result) => result !== "accepted") ?? "accepted";
      },
      storeUndecodable: (message) => first[1].inbox.storeUndecodable(message),
      ...(state && { state }),
      async stop() {
        await Promise.all(inboxes.map((inbox) => inbox.stop()));
      },
    },
    handler: (event, context) => handlers.get(event)?.(event, context),
  };
}

function invalid(words: string): VodError {
  return new VodError("config_invalid", `fanOut.destinations: ${words}`);
}
