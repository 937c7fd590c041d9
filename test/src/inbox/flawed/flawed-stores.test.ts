import { randomUUID } from "node:crypto";
import { systemClock } from "@vod-events/core";
import { sqliteStore } from "@vod-events/sqlite";
import { type ConformanceCase, inboxStoreCases } from "@vod-events/testkit";
import { Folder } from "../../sqlite/folder.js";
import { adminFlaws } from "./admin-flaws.js";
import { catchEach } from "./caught.js";
import { leaseFlaws } from "./lease-flaws.js";
import { mediaFlaws } from "./media-flaws.js";
import { NetworkedStores } from "./networked-stores.js";
import { putFlaws } from "./put-flaws.js";
import { settleFlaws } from "./settle-flaws.js";
import { sharedFlaws } from "./shared-flaws.js";
import { stateFlaws } from "./state-flaws.js";
import { FlawedStores, type StoreFlaw } from "./store-flaw.js";
import { transferFlaws } from "./transfer-flaws.js";

const flaws = {
  ...putFlaws,
  ...leaseFlaws,
  ...settleFlaws,
  ...adminFlaws,
  ...stateFlaws,
  ...mediaFlaws,
  ...sharedFlaws,
};

/** The memory store copies no entries, so the flaws of copying are variations of another one. */
const transferNames = new Set(Object.values(transferFlaws).flatMap(({ caughtBy }) => caughtBy));

const alone = { stores: new NetworkedStores(systemClock), position: 0 };

function casesOf(flaw?: StoreFlaw): readonly ConformanceCase[] {
  let flawed = new FlawedStores(flaw);
  return inboxStoreCases({
    async create() {
      flawed = new FlawedStores(flaw);
      return flawed.open();
    },
    share: async () => flawed.open(),
  });
}

describe("the store cases", () => {
  describe("accept the stores in memory, which the flaws are variations of:", () => {
    for (const { name, run } of casesOf()) it(name, run);
  });

  catchEach("a store", flaws, (flaw) =>
    casesOf(flaw).filter(({ name }) => !transferNames.has(name)),
  );

  describe("about copying", () => {
    const folder = new Folder();
    after(() => folder.remove());

    catchEach("a store", transferFlaws, (flaw) =>
      inboxStoreCases({
        async create() {
          const store = sqliteStore(folder.file(`${randomUUID()}.db`));
          return flaw === undefined ? store : { ...store, ...flaw.change(store, alone) };
        },
      }).filter(({ name }) => transferNames.has(name)),
    );
  });
});
