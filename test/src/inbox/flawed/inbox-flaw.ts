import type { VodEvent } from "@vod-events/core";
import { type Inbox, type InboxHost, type InboxStore, storedInbox } from "@vod-events/core/inbox";
import type { InboxEngine } from "@vod-events/testkit";
import { SkippingClock } from "../skipping-clock.js";
import { FlawedStores, type StoreFlaw, type StoreFlaws } from "./store-flaw.js";

/** A fault of an inbox that looks correct. */
export interface InboxFlaw {
  /** The cases that must catch it. */
  readonly caughtBy: readonly string[];
  /** Returns the methods that replace those of the inbox's correct store. */
  readonly store?: StoreFlaw["change"];
  /** Returns what the inbox sees instead of its host. */
  host?(host: InboxHost): Partial<InboxHost>;
  /** Returns the methods that replace those of a correct inbox. */
  inbox?(inbox: Inbox, opened: OpenedHost): Partial<Inbox>;
}

/** Flaws by name. */
export type InboxFlaws = Readonly<Record<string, InboxFlaw>>;

/** The host of an open inbox. */
export interface OpenedHost {
  /** Runs the handlers of an event in addition to the inbox. */
  handle(received: { readonly event: VodEvent }): void;
}

const expiredMs = 60_000;

/** Returns an engine whose inboxes have a flaw, or none. */
export function flawedEngine(flaw?: InboxFlaw): Required<Pick<InboxEngine, "share">> & InboxEngine {
  const clock = new SkippingClock();
  let stores = new FlawedStores();
  return {
    async create() {
      stores = new FlawedStores(flaw?.store && { change: flaw.store }, clock);
      return withFlaw(storedInbox(stores.open()), flaw);
    },
    share: async () => withFlaw(storedInbox(stores.open()), flaw),
    expireLeases: async () => clock.skip(expiredMs),
    clock,
  };
}

/** Returns an inbox with a flaw. */
export function withFlaw(inbox: Inbox, flaw: InboxFlaw | undefined): Inbox {
  let host: InboxHost | undefined;
  const opened: OpenedHost = {
    handle({ event }) {
      const received = {
        event,
        receivedAt: new Date(0),
        integrity: { channel: "pull", covers: [] },
      } as const;
      void host?.handle(received, 1).catch(() => {});
    },
  };
  const open = (given: InboxHost) => {
    host = given;
    inbox.open({ ...given, ...flaw?.host?.(given) });
  };
  const changed = { ...inbox, open };
  return { ...changed, ...flaw?.inbox?.(changed, opened) };
}

/** A flaw of the store below an inbox. */
export function below(
  caughtBy: readonly string[],
  store: (store: InboxStore, data: Parameters<StoreFlaw["change"]>[1]) => Partial<InboxStore>,
): InboxFlaw {
  return { caughtBy, store };
}

/** The flaw of a store, below an inbox. */
export function sameBelow(caughtBy: readonly string[], flaws: StoreFlaws, name: string): InboxFlaw {
  const flaw = flaws[name];
  if (flaw === undefined) throw new Error(`there is no flaw "${name}"`);
  return below(caughtBy, flaw.change);
}
