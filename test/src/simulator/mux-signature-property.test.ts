import assert from "node:assert/strict";
import { assert as assertProperty, asyncProperty, dictionary, jsonValue, string } from "fast-check";
import { type MuxSession, muxSession, unwrapAll } from "./mux-client.js";

describe("property: events of the simulated Mux", () => {
  let session: MuxSession;
  before(async () => {
    session = await muxSession();
  });
  after(() => session.close());

  const data = dictionary(string({ unit: "binary" }), jsonValue({ stringUnit: "binary" }));
  const secrets = string({ unit: "binary", minLength: 1 });

  it("are accepted by the SDK with the secret of the webhook, and rejected with another", async () => {
    const { cloud, client, receiver } = session;
    await assertProperty(
      asyncProperty(data, secrets, async (data, signing_secret) => {
        const event = { type: "video.asset.ready", data };
        await cloud.configure({ webhooks: [{ address: receiver.url, signing_secret }] });
        await cloud.publish(event);
        await cloud.idle();
        const latest = { ...receiver, received: receiver.received.slice(-1) };
        const sent = JSON.parse(JSON.stringify(event));
        assert.deepEqual(await unwrapAll(client, latest, signing_secret), [sent]);
        await assert.rejects(
          unwrapAll(client, latest, `${signing_secret}x`),
          /No signatures found/,
        );
      }),
      { numRuns: 50 },
    );
  });
});
