import assert from "node:assert/strict";
import { createVodEvents, type VodEvents } from "@vod-events/core";
import { storedInbox } from "@vod-events/core/inbox";
import { foldEvents } from "@vod-events/core/media";
import { decodeEvent, type VodEvent } from "@vod-events/core/provider";
import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { type TencentVodClient, tencent } from "@vod-events/tencent";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import fc from "fast-check";
import { longForm } from "../delivery/long-form.js";
import { tencentClient } from "../simulator/tencent-client.js";
import { Folder } from "../sqlite/folder.js";
import { type Fate, type LossyNetwork, lossyNetwork } from "./lossy-network.js";
import { withoutReceipt } from "./without-receipt.js";

const stories = longForm ? 10_000 : 300;
const phases = longForm ? 4 : 2;
const windowSeconds = 24 * 3600;
const seed = 20_260_131;

/** 20 % of callbacks are lost, 10 % come late, 10 % twice and 5 % out of order. */
const fates: readonly Fate[] = [
  ...Array<Fate>(4).fill("lost"),
  ...Array<Fate>(2).fill("late"),
  ...Array<Fate>(2).fill("twice"),
  "reordered",
  ...Array<Fate>(11).fill("delivered"),
];

describe(`${stories} stories whose callbacks are lost, late and repeated`, function () {
  this.timeout(longForm ? 1_200_000 : 60_000);
  let clock: FakeClock;
  let cloud: SimulatedTencent;
  let folder: Folder;
  let network: LossyNetwork;
  let vod: VodEvents;
  /** How often each event was handled. */
  let handled: Map<string, number>;
  let calls: Record<string, number>;

  beforeEach(async () => {
    clock = fakeClock(Date.now());
    folder = new Folder();
    handled = new Map();
    calls = {};
    cloud = await simulateTencent({ clock, seed });
    vod = await open();
    const random = fc.sample(fc.noBias(fc.nat(fates.length - 1)), { seed, numRuns: 4 * stories });
    network = await lossyNetwork(vod, () => fates[random.pop() ?? 0] ?? "delivered");
    await cloud.configure({
      ...{ NotificationUrl: network.url, UploadMediaCompleteEventSwitch: "ON" },
      DeleteMediaCompleteEventSwitch: "ON",
    });
  });
  afterEach(async () => {
    await vod.stop();
    network.close();
    await cloud.close();
    await folder.remove();
  });

  /** Opens the application on its inbox file. */
  async function open(): Promise<VodEvents> {
    const sdk = tencentClient(cloud);
    const client: TencentVodClient = {
      request(action, params) {
        calls[action] = (calls[action] ?? 0) + 1;
        return sdk.request(action, params);
      },
    };
    const opened = createVodEvents({
      provider: "tencent",
      providers: { tencent: () => tencent({ client, env: {} }) },
      callback: { mode: "push", url: "https://app.example/vod" },
      receiver: { allowUnsigned: true },
      inbox: storedInbox(folder.store()),
      media: true,
      clock,
    });
    opened.diagnostics.on("unsigned_allowed", () => undefined);
    opened.on("*", ({ id }) => void handled.set(id, (handled.get(id) ?? 0) + 1));
    await opened.start();
    return opened;
  }

  async function reopen(): Promise<void> {
    await vod.stop({ deadlineSeconds: 0 });
    vod = await open();
    network.application = vod;
  }

  /** Lets time pass until work ends that waits for the clock and for real sockets. */
  async function drive<Result>(work: Promise<Result>): Promise<Result> {
    let ended = false;
    const done = () => {
      ended = true;
    };
    work.then(done, done);
    while (!ended) {
      await new Promise((resolve) => setTimeout(resolve, 1));
      await clock.advance(50);
    }
    return work;
  }

  /** Uploads a media, and transcodes most of them. Some get thumbnails. */
  async function playStory(number: number): Promise<void> {
    const { mediaId } = await cloud.upload({ name: `${number}.mp4` });
    if (number % 10 < 7) {
      await cloud.transcode(mediaId, number % 10 === 0 ? { fail: ["100010"] } : {});
    }
    if (number % 5 === 0) await cloud.thumbnail(mediaId);
    await cloud.idle();
    await clock.advance(1000);
    if (number % 50 === 49) await network.flush();
    if (number % 100 === 99) await reopen();
  }

  /** Deletes some media of a phase. Their callbacks suffer the same fates, and then nothing happens for a while. */
  async function deleteMedia(phase: number): Promise<void> {
    const uploaded = [...new Set(sentEvents().flatMap(({ mediaId }) => mediaId ?? []))];
    const ofPhase = uploaded.slice(phase * (stories / phases));
    for (const mediaId of ofPhase.filter((_, number) => number % 4 === 1)) {
      await cloud.delete(mediaId);
    }
    await cloud.idle();
    await network.flush();
    await clock.advance(10 * 60_000);
  }

  /** The number of media without a handled deletion. */
  function mediaThatExist(): number {
    const all = sentEvents();
    const gone = all.filter(({ id, type }) => type === "media.deleted" && handled.has(id));
    return new Set(all.map(({ mediaId }) => mediaId)).size - gone.length;
  }

  /** Searches for deletions, and is interrupted once. */
  async function searchDeletions(): Promise<void> {
    const interrupted = vod.reconcile({ deletions: true });
    await drive(clock.sleep(200));
    await reopen();
    assert.equal((await interrupted).complete, false);
    const { complete } = await drive(vod.reconcile({ deletions: true }));
    assert.ok(complete);
    await drive(clock.sleep(2000));
  }

  const totalCalls = () => Object.values(calls).reduce((sum, count) => sum + count, 0);

  /** All events that the cloud sent, in their order. */
  function sentEvents(): readonly VodEvent[] {
    const provider = tencent({ env: {} });
    return network.sent.flatMap((json) => {
      const decoded = decodeEvent(provider, json);
      assert.ok(decoded.ok);
      return provider.normalize(decoded.wire);
    });
  }

  /** The ids of sent tasks whose events the inbox does not have. Each needs a call of its own. */
  function missingTasks(): number {
    const missing = sentEvents().filter(
      ({ id, taskId }) => taskId !== undefined && !handled.has(id),
    );
    return new Set(missing.map(({ taskId }) => taskId)).size;
  }

  it("end in the state of the cloud, each event handled once, with few API calls", async () => {
    let minimum = 0;
    let listed = { media: 0, tasks: 0 };
    for (let phase = 0; phase < phases; phase += 1) {
      for (let number = 0; number < stories / phases; number += 1) {
        await playStory(phase * (stories / phases) + number);
      }
      await network.flush();
      await drive(clock.sleep(2000));
      const all = {
        media: new Set(sentEvents().map(({ mediaId }) => mediaId)).size,
        tasks: tasks(),
      };
      minimum += missingTasks();
      minimum +=
        Math.ceil((all.media - listed.media) / 500) + Math.ceil((all.tasks - listed.tasks) / 100);
      listed = all;
      const since = phase === 0 ? new Date(clock.now() - windowSeconds * 1000) : undefined;
      const interrupted = vod.reconcile({ since });
      await drive(clock.sleep(1000));
      await reopen();
      assert.equal((await interrupted).complete, false);
      const { complete } = await drive(vod.reconcile());
      assert.ok(complete);
      await drive(clock.sleep(2000));
      await deleteMedia(phase);
      minimum += Math.ceil(mediaThatExist() / 20);
      await searchDeletions();
    }

    const sent = new Set(sentEvents().map(({ id }) => id));
    assert.deepEqual([...handled.keys()].sort(), [...sent].sort());
    const handledBefore = new Map(handled);
    assert.ok((await network.deliverLate()).every((status) => status === 200));
    await drive(clock.sleep(2000));
    assert.deepEqual(handled, handledBefore);
    const twice = [...handled].filter(([, times]) => times !== 1);
    assert.deepEqual(twice, []);
    const made = totalCalls();
    if (longForm || made > 1.2 * minimum)
      process.stdout.write(`    ${JSON.stringify({ made, minimum, calls, ...network.fates })}\n`);
    await checkStates();
    assert.ok(made <= 1.2 * minimum, `${made} calls; the paging allows ${minimum}`);
  });

  function tasks(): number {
    return new Set(sentEvents().flatMap(({ taskId }) => taskId ?? [])).size;
  }

  /** Compares the state of each media with the fold of all events that the cloud sent. */
  async function checkStates(): Promise<void> {
    const { media: rules } = tencent({ env: {} });
    const received = sentEvents().map((event) => ({ event, receivedAt: new Date(clock.now()) }));
    const expected = foldEvents(received, () => rules);
    assert.equal(expected.length, stories);
    for (const state of expected) {
      const actual = await vod.media.get("tencent", state.mediaId);
      assert.deepEqual(withoutReceipt(actual), withoutReceipt(state));
    }
  }
});
