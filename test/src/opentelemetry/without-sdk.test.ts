import assert from "node:assert/strict";
import { openTelemetry } from "@vod-events/opentelemetry";
import { acmeRequest } from "../core/acme.js";
import { application } from "../core/application.js";

describe("OpenTelemetry without a registered SDK", () => {
  it("changes nothing: events are handled, errors retried, and no trace context is stored", async () => {
    const { vod, clock } = application({ instrumentation: openTelemetry() });
    const seen: unknown[] = [];
    vod.on("media.uploaded", (_, { attempt, integrity }) => {
      seen.push([attempt, integrity.traceContext]);
      if (attempt === 1) throw new Error("no");
    });
    const reply = vod.receive(acmeRequest({ uploads: ["a"] }));
    await clock.advance(5000);
    assert.equal((await reply).status, 200);
    assert.deepEqual(seen, [
      [1, undefined],
      [2, undefined],
    ]);
    await vod.stop();
  });
});
