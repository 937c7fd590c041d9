import assert from "node:assert/strict";
import { runProcess } from "../cli/run-process.js";
import type { InboxAddress } from "./inbox-address.js";
import { postgresEngine, type SharedInbox, sqliteEngine } from "./shared-engines.js";
import { attemptsIn, attemptsOf, runTraced, theOnly } from "./traced-process.js";

const directions = [
  { from: sqliteEngine, to: postgresEngine },
  { from: postgresEngine, to: sqliteEngine },
];

/** The address of an inbox for the command. */
function addressOf(inbox: Exclude<InboxAddress, { engine: "nats" }>): string {
  return inbox.engine === "sqlite" ? inbox.file : `${inbox.url}?schema=${inbox.schema}`;
}

postgresEngine.describe("a trace of OpenTelemetry over vod-events inbox copy", () => {
  const created: SharedInbox[] = [];
  afterEach(async () => {
    for (const inbox of created.splice(0)) await inbox.remove();
  });

  for (const { from, to } of directions) {
    it(`continues after a copy from ${from.name} to ${to.name}, also for a dead letter`, async () => {
      const [source, target] = [await from.create(), await to.create()];
      created.push(source, target);
      const receive = async (...uploads: readonly string[]) =>
        theOnly(await runTraced("receive", { inbox: source.address, uploads }), "receive acme");
      const dead = await receive("dead");
      const failing = { attempts: 1, fails: true, maxAttempts: 1 };
      await runTraced("handle", { inbox: source.address, ...failing });
      const waiting = await receive("waiting");

      const [fromAddress, toAddress] = [addressOf(source.address), addressOf(target.address)];
      const copy = await runProcess(["inbox", "copy", "--from", fromAddress, "--to", toAddress]);
      assert.deepEqual([copy.exitCode, copy.stderr], [0, ""]);
      const redrive = await runProcess(["inbox", "retry", "--dead", "--inbox", toAddress]);
      assert.deepEqual([redrive.exitCode, redrive.stderr], [0, ""]);

      const attempts = attemptsIn(
        await runTraced("handle", { inbox: target.address, attempts: 2 }),
      );
      assert.deepEqual(
        new Set(attempts),
        new Set([...attemptsOf(dead, ["dead", 1]), ...attemptsOf(waiting, ["waiting", 1])]),
      );
    }).timeout(120_000);
  }
});
