import assert from "node:assert/strict";
import { openPostgresStore } from "./open-postgres-store.js";
import { OwnApplication } from "./own-application.js";
import { describeWithOwnServer, ownEngine } from "./postgres-engine.js";

describeWithOwnServer("a PostgreSQL inbox whose leases are lost on their way", function () {
  this.timeout(60_000);

  it("handles an event after its lease expired, when the answer to the lease is lost", async () => {
    const engine = await ownEngine();
    const application = await OwnApplication.create(engine);
    const { namespace, proxy, direct } = application;
    const url = engine.urlAt(engine.port);
    const { store, close } = openPostgresStore({ engine: "postgres", url, namespace });
    try {
      await application.start();
      assert.equal((await application.receive("first")).status, 200);
      await application.untilHandled(5, "first 1");
      const { event, integrity } = (await direct.get("acme:upload:first")) ?? {};
      assert.ok(event && integrity);
      proxy.holdAnswers();
      const next = { ...event, id: "acme:upload:a", mediaId: "a" };
      await store.put([{ event: next, integrity, receivedAt: new Date() }]);
      await application.untilStored("a", "running");
      proxy.cut();
      await application.untilHandled(10, "first 1", "a 2");
    } finally {
      await close();
      await application.remove();
    }
  });
});
