import { VodError } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { Telemetry } from "../opentelemetry/telemetry.js";
import { Canaries } from "./canaries.js";
import { assertNoLeaks, Evidence } from "./evidence.js";
import { plantedEvent } from "./planted-event.js";
import { recordedApplication } from "./recorded-application.js";

describe("traces and metrics", () => {
  it("contain no secret, path, body or message of an error", async () => {
    const canaries = new Canaries();
    const evidence = new Evidence(canaries);
    const telemetry = new Telemetry();
    const { vod, clock, path, send, sign } = recordedApplication(canaries, evidence, {
      inbox: storedInbox(memoryStore({ done: 9, dead: 9, open: 9 })),
      instrumentation: telemetry.instrumentation(),
      handling: { attempts: 2 },
    });
    const message = () => canaries.plant("the message of an error");
    vod.on("*", (_, { attempt }) => {
      const error = new VodError("timeout", message(), { cause: new Error(message()) });
      throw attempt === 1 ? error : Object.assign(new Error(), { name: message() });
    });
    await vod.start();
    const event = plantedEvent({ name: "an upload", event: newFileUpload }, "all", canaries);
    await send("tencent", sign("tencent", event));
    await send("tencent", sign("tencent", event, { key: "another1" }));
    await vod.receive({ method: "GET", path: `${path}?a`, headers: {}, body: Buffer.from("") });
    await clock.advance(60_000);
    await vod.stop();
    for (const { name, attributes, events, status, links } of telemetry.spans) {
      const { "messaging.message.id": _, ...others } = attributes;
      evidence.value("a span", { name, attributes: others, events, status, links });
    }
    evidence.value("a metric", await telemetry.metrics());
    await telemetry.close();
    await assertNoLeaks(evidence, [
      {
        canary: /FileId$/,
        where: /^the id in the diagnostic/,
        why: "an event's id is made of the id of its media",
      },
      {
        canary: /^the message of an error$/,
        where: /diagnostic/,
        why: "the handler's error is passed on",
      },
    ]);
  });
});
