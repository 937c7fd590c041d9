import { permanent } from "@vod-events/core";
import type { Lease } from "@vod-events/core/inbox";
import { below, type InboxFlaws, sameBelow } from "./inbox-flaw.js";
import { leaseFlaws } from "./lease-flaws.js";
import { tokenless } from "./settle-flaws.js";

/** Flaws of handling events, and of stopping. */
export const handlingFlaws: InboxFlaws = {
  "does not count attempts": {
    caughtBy: ["runs the handlers again after a failure, with the next attempt"],
    host: ({ handle }) => ({ handle: (received) => handle(received, 1) }),
  },

  "retries after a permanent error": {
    caughtBy: ["moves an event with a permanent error to the dead letters at once"],
    host: ({ handle }) => ({
      handle: (received, attempt) =>
        handle(received, attempt).catch((error: unknown) => {
          throw new Error(String(error));
        }),
    }),
  },

  "redrives a dead letter that comes again": below(
    ["accepts a dead letter again without a run"],
    ({ get, put, redrive }) => ({
      async put(entries) {
        const ids = entries.map(({ event }) => event.id);
        const known = await Promise.all(ids.map((id) => get(id)));
        if (known.some((record) => record?.state === "dead")) await redrive({ ids }, 0);
        return put(entries);
      },
    }),
  ),

  "ignores the wait that an error requests": {
    caughtBy: ["waits as long as an error requests"],
    host: ({ handle }) => ({
      handle: (received, attempt) =>
        handle(received, attempt).catch(({ message }: Error) => {
          throw new Error(message);
        }),
    }),
  },

  "retries while it holds the slot": {
    caughtBy: ["handles other events while one waits for its retry"],
    host: ({ handle }) => ({
      handle: (received, attempt) =>
        handle(received, attempt).catch(() => handle(received, attempt + 1)),
    }),
  },

  "keeps an unconfirmed event under the id of its event": {
    caughtBy: ["keeps an unconfirmed event under another id, and handles the provider's own"],
    host: ({ handle }) => ({
      handle: (received, attempt) =>
        handle(received, attempt).catch((error: unknown) => {
          throw permanent(error);
        }),
    }),
  },

  "does not wait for running handlers when it stops": {
    caughtBy: ["waits for running handlers when it stops"],
    inbox: ({ stop }) => ({
      async stop() {
        void stop();
      },
    }),
  },

  "continues after it stopped": {
    caughtBy: ["runs no handler after it stopped"],
    host: () => ({ closing: new AbortController().signal }),
    inbox: () => ({ stop: async () => {} }),
  },

  "cannot be stopped before its start": {
    caughtBy: ["can be stopped when it was not started"],
    inbox({ start, stop }) {
      let isStarted = false;
      return {
        start() {
          isStarted = true;
          return start();
        },
        stop: async () => (isStarted ? stop() : Promise.reject(new Error("not started"))),
      };
    },
  },

  "never lets a lease expire": below(
    ["handles an event again whose lease expired, with the next attempt"],
    ({ lease }) => ({
      lease: (request) => lease({ ...request, until: Number.MAX_SAFE_INTEGER }),
    }),
  ),

  "completes a lost lease": below(
    ["does not settle a lost lease when the handlers succeed"],
    (store) => tokenless(store, "complete"),
  ),

  "retries an event whose lease is lost": below(
    ["does not settle a lost lease when the handlers fail"],
    (store) => tokenless(store, "retry"),
  ),

  "retries an event that is done": below(
    ["does not handle an event again that was done while its first lease was lost"],
    ({ lease, put, prune, retry }) => {
      const leased = new Map<string, Lease>();
      return {
        async lease(request) {
          const leases = await lease(request);
          for (const each of leases) leased.set(each.token, each);
          return leases;
        },
        async retry(key, failure, dueAt) {
          const isHeld = await retry(key, failure, dueAt);
          const known = leased.get(key.token);
          if (!isHeld && known !== undefined) {
            await prune(Number.POSITIVE_INFINITY);
            await put([known]);
          }
          return isHeld;
        },
      };
    },
  ),

  "does not count expired leases": sameBelow(
    ["moves an event to the dead letters whose lease expired on each attempt"],
    leaseFlaws,
    "does not count expired leases",
  ),
};
