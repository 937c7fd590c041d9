import { adminFlaws } from "./admin-flaws.js";
import { below, type InboxFlaws, sameBelow } from "./inbox-flaw.js";

/** Flaws of the admin interface of an inbox. */
export const redrivingFlaws: InboxFlaws = {
  "returns records without their deliveries": below(
    ["returns the full record of a dead letter"],
    ({ get }) => ({
      async get(id) {
        const record = await get(id);
        if (record === undefined) return undefined;
        const { delivery: _, ...rest } = record;
        return rest;
      },
    }),
  ),

  "ignores the end of a period": below(
    ["lists the dead letters that match a filter"],
    ({ list }) => ({ list: ({ before: _, ...filter }) => list(filter) }),
  ),

  "redrives all dead letters": sameBelow(
    ["redrives the dead letters that match a filter"],
    adminFlaws,
    "redrives all events",
  ),

  "handles a dead letter for each redrive": {
    caughtBy: ["handles a dead letter once that is redriven twice"],
    inbox: ({ admin }, { handle }) =>
      admin === undefined
        ? {}
        : {
            admin: {
              ...admin,
              async redrive(filter) {
                for (const { id } of await admin.list({ ...filter, states: ["dead"] })) {
                  const { event } = (await admin.get(id)) ?? {};
                  if (event !== undefined) handle({ event });
                }
                return admin.redrive(filter);
              },
            },
          },
  },

  "drops undecodable messages": {
    caughtBy: ["keeps undecodable messages as dead letters that are not redriven"],
    inbox: () => ({ storeUndecodable: async () => {} }),
  },

  "counts running events as waiting": sameBelow(
    ["counts the events in each state"],
    adminFlaws,
    "counts running events as waiting",
  ),
};
