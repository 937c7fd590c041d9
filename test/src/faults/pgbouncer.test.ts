import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { InboxStore } from "@vod-events/core/inbox";
import { inboxStoreCases } from "@vod-events/testkit";
import { newEntry, start } from "../postgres/new-entry.js";
import { ownServer } from "../postgres/server.js";
import type { OpenedStore } from "./engine.js";
import { checkOutcome, FaultRun } from "./fault-run.js";
import { openPostgresStore } from "./open-postgres-store.js";
import { hasPgBouncer, PgBouncer } from "./pgbouncer.js";
import { describeWithOwnServer, ownEngine } from "./postgres-engine.js";

const missing = hasPgBouncer ? "" : " (skipped: PgBouncer is not installed)";
const describeWithPgBouncer = hasPgBouncer ? describeWithOwnServer : describe.skip;

describeWithPgBouncer(
  `a PostgreSQL store behind PgBouncer in transaction mode${missing}`,
  function () {
    this.timeout(60_000);
    const opened = new Map<InboxStore, OpenedStore & { readonly namespace: string }>();
    let bouncer: PgBouncer;
    let url: string;
    before(async () => {
      const server = await ownServer();
      bouncer = await PgBouncer.start(server);
      url = server.urlAt(bouncer.port);
    });
    after(async () => {
      for (const { close } of opened.values()) await close();
      await bouncer.stop();
    });

    function open(namespace: string): InboxStore {
      const place = { engine: "postgres", url, namespace, notifications: false } as const;
      const each = openPostgresStore(place);
      opened.set(each.store, { ...each, namespace });
      return each.store;
    }
    const newNamespace = () => `pooled_${randomUUID().replaceAll("-", "")}`;

    const cases = inboxStoreCases({
      create: async () => open(newNamespace()),
      share: async (store) => open(opened.get(store)?.namespace ?? ""),
    });
    for (const { name, run } of cases) it(name, run);

    it("leases each event once, and one event of a media at a time", async () => {
      const namespace = newNamespace();
      const stores = [open(namespace), open(namespace), open(namespace)];
      const entries = Array.from({ length: 30 }, (_, index) =>
        newEntry(String(index), { mediaId: `media ${index % 6}` }),
      );
      await stores[0]?.put(entries);
      const request = { count: 5, now: start, until: start + 1000, serialByMedia: true };
      const requests = [...stores, ...stores, ...stores].map((store) => store.lease(request));
      const media = (await Promise.all(requests)).flat().map(({ event }) => event.mediaId);
      assert.equal(media.length, 6);
      assert.equal(new Set(media).size, 6);
    });

    it("handles each acknowledged event although its workers are killed", async () => {
      const engine = { ...(await ownEngine()), port: bouncer.port };
      const run = await FaultRun.start(engine, 2, { notifications: false, serialBy: "media" });
      try {
        run.deliveries.start(6);
        for (let kills = 0; kills < 2; kills += 1) await run.workers.killAny();
        checkOutcome(await run.finish(), run, "behind PgBouncer");
      } finally {
        await run.remove();
      }
    });
  },
);
