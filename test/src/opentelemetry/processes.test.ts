import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { sqliteInbox } from "@vod-events/sqlite";
import { application } from "../core/application.js";
import { Telemetry } from "./telemetry.js";

const run = promisify(execFile);

describe("a trace of OpenTelemetry over several processes", () => {
  let telemetry: Telemetry;
  let folder: string;
  beforeEach(() => {
    telemetry = new Telemetry();
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
  });
  afterEach(async () => {
    await telemetry.close();
    rmSync(folder, { recursive: true });
  });

  it("continues in the process that handles the event, also in its retries", async () => {
    const file = join(folder, "inbox.db");
    const script = join(import.meta.dirname, "children/receive.js");
    const { stdout } = await run(process.execPath, [script, file]);
    const delivery = JSON.parse(stdout);
    assert.equal(delivery.status, 200);

    const { vod, clock } = application({
      inbox: sqliteInbox(file),
      instrumentation: telemetry.instrumentation(),
    });
    const handled = new Promise<void>((resolve) => {
      vod.on("media.uploaded", (_, { attempt }) => {
        if (attempt === 1) throw new Error("no");
        resolve();
      });
    });
    await vod.start();
    const ticking = setInterval(() => void clock.advance(250), 1);
    await handled.finally(() => clearInterval(ticking));
    await vod.stop();
    const attempts = telemetry.spansNamed("process acme");
    assert.deepEqual(
      attempts.map((span) => [
        ...[span.spanContext().traceId, span.parentSpanContext?.spanId],
        ...[span.parentSpanContext?.isRemote, span.links[0]?.context.spanId],
      ]),
      [1, 2].map(() => [delivery.traceId, delivery.spanId, true, delivery.spanId]),
    );
  }).timeout(20_000);
});
