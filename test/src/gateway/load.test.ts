import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { waitUntil } from "../delivery/environment.js";
import { longForm } from "../delivery/long-form.js";
import { forEachOf } from "../delivery/post.js";
import { Folder } from "../sqlite/folder.js";
import { flapping, garbage, slow, steady } from "./behaviors.js";
import { FaultyEndpoint } from "./faulty-endpoint.js";
import { Gateway } from "./gateway.js";

// VOD_EVENTS_LONG=1 forwards 100,000 events to each endpoint, and prints what it found.
const events = longForm ? 100_000 : 600;
const perDelivery = longForm ? 100 : 20;
const kills = longForm ? 8 : 2;
const concurrency = 32;
const waitSeconds = longForm ? 1200 : 20;

describe("a gateway with endpoints that are slow, down, flapping or answer garbage", function () {
  this.timeout(longForm ? 3_600_000 : 60_000);
  let folder: Folder;
  let gateway: Gateway;
  const endpoints = {
    steady: new FaultyEndpoint(steady),
    slow: new FaultyEndpoint(slow(longForm ? 20 : 50)),
    down: new FaultyEndpoint(steady),
    flapping: new FaultyEndpoint(flapping(longForm ? 2000 : 300)),
    garbage: new FaultyEndpoint(garbage(0.3)),
  };

  before(async () => {
    folder = new Folder();
    for (const endpoint of Object.values(endpoints)) await endpoint.open();
    await endpoints.down.close();
    const urls = Object.fromEntries(
      Object.entries(endpoints).map(([name, { url }]) => [name, url]),
    );
    gateway = new Gateway({ folder: folder.path, urls, retryCapSeconds: longForm ? 30 : 0.5 });
    await gateway.start();
  });
  after(async () => {
    await gateway.stop();
    for (const endpoint of Object.values(endpoints)) await endpoint.close();
    await folder.remove();
  });

  it("loses no event when it is killed, delays none, keeps its memory, and repeats few", async () => {
    const start = performance.now();
    const deliveries = Array.from({ length: events / perDelivery }, (_, index) => String(index));
    let acknowledged = 0;
    const posting = forEachOf(deliveries, 4, async (delivery) => {
      await gateway.deliver(
        Array.from({ length: perDelivery }, (_, index) => `m${delivery}-${index}`),
      );
      acknowledged += perDelivery;
    });
    for (let kill = 1; kill <= kills; kill++) {
      const share = (events * kill) / (kills + 1);
      const isDue = () => acknowledged >= share;
      await waitUntil(waitSeconds, isDue, () => `${acknowledged} are acknowledged`);
      await sleep(Math.random() * 50);
      await gateway.killAndRestart();
    }
    await posting;
    const posted = performance.now();
    const isSteady = () => endpoints.steady.accepted.size === events;
    await waitUntil(waitSeconds, isSteady, () => `steady has ${endpoints.steady.accepted.size}`);
    const lagMs = performance.now() - posted;
    assert.equal(endpoints.down.accepted.size, 0);

    await endpoints.down.open();
    for (const [name, { accepted }] of Object.entries(endpoints)) {
      const has = () => accepted.size === events;
      await waitUntil(waitSeconds, has, () => `${name} has ${accepted.size} of ${events}`);
    }
    for (const name of Object.keys(endpoints)) {
      const store = folder.store(folder.file(`${name}.db`));
      // An event can be accepted from a process that is killed before it knows.
      const isDone = async () => (await store.stats()).done === events;
      await waitUntil(waitSeconds, isDone, () => `an accepted event of ${name} is not done`);
    }
    const seconds = (performance.now() - start) / 1000;
    await gateway.stop();
    for (const [name, { doubles }] of Object.entries(endpoints)) {
      assert.ok(doubles <= kills * concurrency, `${name} got ${doubles} events again`);
      const { waiting, running, done, dead } = await folder
        .store(folder.file(`${name}.db`))
        .stats();
      assert.deepEqual([waiting, running, done, dead], [0, 0, events, 0], name);
    }
    const heap = Math.max(...gateway.memory.map(({ heapUsed }) => heapUsed)) / 2 ** 20;
    const rss = Math.max(...gateway.memory.map(({ rss }) => rss)) / 2 ** 20;
    assert.ok(heap < 64, `the heap grew to ${heap} MiB`);
    if (!longForm) return assert.ok(lagMs < 5000, `steady was late by ${lagMs} ms`);
    const found = Object.entries(endpoints).map(
      ([name, { requests, doubles }]) => `${name} ${requests} requests, ${doubles} doubles`,
    );
    process.stdout.write(
      `    ${events} events in ${seconds.toFixed(0)} s, ${kills} kills; steady was done ${lagMs.toFixed(0)} ms after the last delivery; heap ${heap.toFixed(0)} MiB, rss ${rss.toFixed(0)} MiB; ${found.join("; ")}\n`,
    );
  });
});
