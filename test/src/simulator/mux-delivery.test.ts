import assert from "node:assert/strict";
import { fakeClock } from "@vod-events/testkit";
import { callbackReceiver } from "./callback-receiver.js";
import { eventually } from "./eventually.js";
import { type MuxSession, muxClient, muxSession, unwrapAll } from "./mux-client.js";

const hour = 3_600_000;

describe("simulated Mux: deliveries", () => {
  let session: MuxSession;
  afterEach(() => session.close());

  const published = { type: "video.asset.ready", id: "1", data: {} };

  it("sends every event to each enabled webhook, signed with its own secret", async () => {
    session = await muxSession();
    const { cloud, client, secret } = session;
    const others = [await callbackReceiver(), await callbackReceiver()] as const;
    try {
      const [second, disabled] = others;
      const created = await client.system.webhooks.create({ address: second.url });
      const { id } = await client.system.webhooks.create({ address: disabled.url });
      await client.system.webhooks.update(id, { enabled: false });
      await cloud.upload({ name: "a.mp4" });
      const first = await session.events();
      const { signing_secret = "" } = created;
      assert.deepEqual(await unwrapAll(client, second, signing_secret), first);
      await assert.rejects(unwrapAll(client, second, secret), /No signatures found/);
      assert.deepEqual([first.length, disabled.received.length], [4, 0]);
      const [request] = second.received;
      assert.equal(request?.method, "POST");
      assert.equal(request?.headers["content-type"], "application/json");
    } finally {
      for (const receiver of others) receiver.close();
    }
  });

  it("retries for 24 hours with growing waits, the same id, a new signature and more attempts", async () => {
    const start = Date.now();
    const clock = fakeClock(start);
    session = await muxSession({ clock });
    const { cloud, receiver, client } = session;
    receiver.answers = Array.from({ length: 100 }, (_, index) => (index % 2 === 0 ? 500 : 301));
    const { id } = await client.video.uploads.create({ cors_origin: "*" });
    for (let attempts = 1; clock.now() < start + 48 * hour; attempts++) {
      await eventually(() => cloud.deliveries.length >= Math.min(attempts, 14));
      if (cloud.deliveries.length === 14) break;
      await eventually(() => clock.sleeping === 1);
      await clock.advance(10_000 * 2 ** (attempts - 1));
    }
    const times = cloud.deliveries.map(({ at }) => at.getTime());
    const waits = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    assert.ok(
      waits.every((wait, index) => wait > (waits[index - 1] ?? 0)),
      waits.join(),
    );
    const total = (times.at(-1) ?? 0) - start;
    assert.ok(total > 20 * hour && total <= 24 * hour, `${total / hour} hours`);
    const events = await session.events();
    assert.equal(new Set(events.map((event) => event.id)).size, 1);
    assert.deepEqual(
      events.map(({ attempts }) => attempts.length),
      Array.from({ length: 14 }, (_, index) => index),
    );
    assert.deepEqual(events.at(-1)?.attempts[1], {
      address: receiver.url,
      created_at: new Date(start + 10_000).toISOString(),
      response_status_code: 301,
    });
    const seconds = receiver.received.map(({ headers }) => {
      return Number(/^t=(\d+),v1=[0-9a-f]{64}$/.exec(String(headers["mux-signature"]))?.[1]);
    });
    assert.deepEqual(
      seconds,
      times.map((time) => Math.floor(time / 1000)),
    );
    assert.equal(events[0]?.object.id, id);
  });

  for (const status of [200, 202, 299]) {
    it(`accepts the status ${status}`, async () => {
      session = await muxSession();
      session.receiver.answers = [status];
      await session.cloud.publish(published);
      await session.cloud.idle();
      assert.deepEqual(
        session.cloud.deliveries.map((attempt) => attempt.status),
        [status],
      );
    });
  }

  it("retries after 5 seconds without an answer, and after a cut connection", async () => {
    const clock = fakeClock(Date.now());
    session = await muxSession({ clock });
    const { cloud, receiver } = session;
    receiver.answers = ["nothing", "hang_up"];
    await cloud.publish(published);
    await eventually(() => receiver.received.length === 1);
    await clock.advance(4_999);
    assert.equal(cloud.deliveries.length, 0);
    await clock.advance(1);
    await eventually(() => cloud.deliveries.length === 1 && clock.sleeping === 1);
    await clock.advance(10_000);
    await eventually(() => cloud.deliveries.length === 2 && clock.sleeping === 1);
    await clock.advance(20_000);
    await cloud.idle();
    assert.deepEqual(
      cloud.deliveries.map(({ status }) => status),
      ["timeout", "no_connection", 200],
    );
  });

  for (const [what, change] of [
    ["deleted", (session: MuxSession) => session.client.system.webhooks.delete(session.webhookId)],
    [
      "disabled",
      ({ client, webhookId }: MuxSession) =>
        client.system.webhooks.update(webhookId, { enabled: false }),
    ],
  ] as const) {
    it(`ends the retries of a ${what} webhook`, async () => {
      const clock = fakeClock(Date.now());
      session = await muxSession({ clock });
      const { cloud, receiver } = session;
      receiver.answers = [500];
      await cloud.publish(published);
      await eventually(() => cloud.deliveries.length === 1 && clock.sleeping === 1);
      await change(session);
      await clock.advance(10_000);
      await cloud.idle();
      assert.equal(receiver.received.length, 1);
    });
  }

  it("delivers the last event again with the same id, and a recorded event as it is", async () => {
    session = await muxSession();
    const { cloud, receiver } = session;
    const { mediaId } = await cloud.upload({ name: "a.mp4" });
    await cloud.redeliver();
    const ready = (await session.events()).filter(({ type }) => type === "video.asset.ready");
    assert.equal(ready.length, 2);
    assert.deepEqual(ready[0], ready[1]);
    assert.equal(ready[0]?.object.id, mediaId);
    await cloud.publish(published);
    await cloud.redeliver();
    await cloud.idle();
    const bodies = receiver.received.slice(-2).map(({ body }) => JSON.parse(body));
    assert.deepEqual(bodies, [published, published]);
    await assert.rejects(cloud.publish({ id: "1" }), /must have the member type/);
  });

  it("signs with the secret that is configured", async () => {
    session = await muxSession();
    const { cloud, receiver } = session;
    const signing_secret = "chosenSecret";
    await cloud.configure({ webhooks: [{ address: receiver.url, signing_secret }] });
    await cloud.publish(published);
    await cloud.idle();
    const [event] = await unwrapAll(muxClient(cloud), receiver, signing_secret);
    assert.equal(event?.id, "1");
  });

  it("repeats ids, secrets and upload URLs for the same seed", async () => {
    async function run(seed: number): Promise<readonly unknown[]> {
      session = await muxSession({ seed });
      const { client, cloud, secret, webhookId } = session;
      const { id, url = "" } = await client.video.uploads.create({ cors_origin: "*" });
      const [event] = await session.events();
      const uploadPath = url.replace(cloud.endpoint, "");
      return [webhookId, secret, id, uploadPath, event?.id];
    }
    const first = await run(7);
    await session.close();
    assert.deepEqual(await run(7), first);
    await session.close();
    const other = await run(8);
    assert.ok(other.every((value, index) => value !== first[index]));
  });
});
