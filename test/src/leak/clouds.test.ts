import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type CallbackConfig,
  createCallbackControl,
  createVodEvents,
  type VodError,
} from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import type { Provider, QueueSource } from "@vod-events/core/provider";
import { type SimulatedCloud, simulateBaidu, simulateTencent } from "@vod-events/simulator";
import { tencent } from "@vod-events/tencent";
import { fakeClock } from "@vod-events/testkit";
import { acmeRequest } from "../core/acme.js";
import { application } from "../core/application.js";
import { doubtfulAcme, type Told } from "../core/doubtful-acme.js";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { pulled } from "../fixtures/tencent/pulled.js";
import { Canaries } from "./canaries.js";
import { assertSilent, Evidence, type Exception } from "./evidence.js";
import { plantedCallback, plantedCloud } from "./planted-clouds.js";
import { plantedEvent } from "./planted-event.js";

const impatient = { now: Date.now, sleep: async () => {} };

const exceptions: readonly Exception[] = [
  {
    canary: /^a media$|FileId$/,
    seen: /^the id in the fact/,
    why: "an event's id is made of the id of its media",
  },
];

describe("nothing secret is seen in what is told of a cloud", () => {
  let canaries: Canaries;
  let evidence: Evidence;
  let folder: string;
  const clouds: SimulatedCloud[] = [];
  beforeEach(() => {
    canaries = new Canaries();
    evidence = new Evidence(canaries);
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
  });
  afterEach(async () => {
    await Promise.all(clouds.splice(0).map((cloud) => cloud.close()));
    rmSync(folder, { recursive: true });
  });

  function control(adapter: Provider, callback: CallbackConfig = plantedCallback(canaries)) {
    const providers = { cloud: () => adapter };
    return createCallbackControl({ provider: "cloud", providers, callback, clock: impatient });
  }

  it("that drifts from what it was told, but in the drift itself", async () => {
    const { callback: api, ...adapter } = plantedCloud(
      "tencent",
      { endpoint: "http://127.0.0.1:1" },
      canaries,
    );
    const odd = { mode: "push", signing: "unknown", events: {}, native: {} } as const;
    const url = `https://other.example/${canaries.plant("the path of another URL")}`;
    const drifted = { ...odd, url, signingKey: canaries.plant("another signing key") };
    let reads = 0;
    const drifting = {
      ...api,
      read: async () => (reads++ === 0 ? odd : drifted),
      write: async () => {},
    };
    const cloud = control({ ...adapter, callback: drifting });
    await assert.rejects(cloud.apply(), (error: VodError) => {
      evidence.value("apply()", error);
      assert.equal(error.code, "config_drift");
      assert.ok(error.drift?.some(({ path }) => path === "url"));
      return true;
    });
    const shown = await cloud.read();
    evidence.value("read(), but for the URL", { ...shown, url: undefined });
    const plan = await cloud.plan();
    await evidence.thrown("apply(plan)", () => cloud.apply({ ...plan, changes: [] }));
    const changes = plan.changes.map((change) => (change.path === "url" ? {} : change));
    evidence.value("plan(), but for URLs", { ...plan, changes });
    await assertSilent(evidence);
  });

  for (const name of ["tencent", "baidu"] as const) {
    it(`${name}, that does not take the credentials`, async () => {
      const cloud = await (name === "tencent" ? simulateTencent() : simulateBaidu());
      clouds.push(cloud);
      const { read, apply, check } = control(plantedCloud(name, cloud, canaries));
      await evidence.thrown("read()", () => read());
      await evidence.thrown("apply()", () => apply());
      evidence.value("check()", await check());
      await assertSilent(evidence);
    });
  }

  it("that is given a new key, at each step, and when it is too early", async () => {
    const simulated = await simulateTencent();
    clouds.push(simulated);
    const { endpoint, credentials } = simulated;
    canaries.guard("tencent.credentials.secretKey", credentials.secretKey);
    const adapter = tencent({ endpoint, credentials, env: {} });
    const keyFile = join(folder, "keys.json");
    writeFileSync(keyFile, JSON.stringify({ key: canaries.plant("a key in the key file") }));
    const rotated = control(adapter, { ...plantedCallback(canaries), signing: { keyFile } });
    const steps: unknown[] = [];
    const rotate = (more: object) =>
      rotated.rotateKey({ windowSeconds: 0, onStep: (step) => steps.push(step), ...more });
    const newKey = canaries.plant("newKey");
    await evidence.thrown("rotateKey()", () => rotate({ newKey, verify: "receiver" }));
    await evidence.thrown("rotateKey()", () => rotate({ newKey: canaries.plant("newKey") }));
    await rotate({ newKey });
    await evidence.thrown("rotateKey()", () => rotate({ newKey }));
    await evidence.thrown("rotateKey()", () =>
      rotate({ newKey: `${canaries.plant("newKey")} \n` }),
    );
    evidence.value("steps", steps);
    assert.match(JSON.stringify(steps), /introduced.*resumed.*switched.*dropped/);
    evidence.value("check()", await rotated.check());
    writeFileSync(keyFile, `{"${newKey}`);
    await evidence.thrown("rotateKey()", () => rotate({}));
    await assertSilent(evidence);
  });

  it("that is pulled, fails, hands out what is no event, and cannot confirm", async () => {
    const event = plantedEvent({ name: "an upload", event: newFileUpload }, "all", canaries);
    const handle = () => canaries.plant("a queue handle");
    const batches = [
      [pulled(event, handle()), { EventHandle: handle(), odd: canaries.plant("no event") }],
      ...[new Error("the queue is down"), []],
    ];
    const { queue, ...adapter } = plantedCloud(
      "tencent",
      { endpoint: "http://127.0.0.1:1" },
      canaries,
    );
    assert.ok(queue);
    const failing: QueueSource = {
      limits: queue.limits,
      confirm: () => queue.confirm([handle()], new AbortController().signal),
      async pull(signal) {
        const batch = batches.shift() ?? [];
        if (batch instanceof Error) return queue.pull(signal);
        return batch.map((json) => ({ handle: String(json.EventHandle), json }));
      },
    };
    const clock = fakeClock(Date.now());
    const vod = createVodEvents({
      provider: "tencent",
      providers: { tencent: () => ({ ...adapter, queue: failing }) },
      callback: { mode: "pull" },
      inbox: storedInbox(memoryStore({ done: 9, dead: 9, open: 9 })),
      clock,
    });
    const told = evidence.watch(vod);
    vod.on("*", () => {});
    await vod.start();
    const wanted = ["pull_failed", "confirm_failed", "unreadable", "handled"];
    for (let turns = 0; turns < 400 && !wanted.every((name) => told.has(name)); turns++) {
      await clock.advance(250);
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    assert.deepEqual(
      wanted.filter((name) => !told.has(name)),
      [],
    );
    const stopping = vod.stop();
    await clock.advance(60_000);
    evidence.value("the result of a stop", await stopping);
    await assertSilent(evidence, exceptions);
  });

  it("that contradicts an event, cannot tell, or fails to", async () => {
    const tellings: readonly (Told | "fails")[] = [
      ...(["contradicted", "late", "late_doubt", "forgotten", "unknown", "fails"] as const),
    ];
    for (const telling of tellings) {
      const cloud = doubtfulAcme();
      cloud.tell = () => {
        if (telling !== "fails") return telling;
        throw new Error("the API is down");
      };
      const inbox = storedInbox(memoryStore({ done: 9, dead: 9, open: 9 }));
      const { vod, clock } = application({
        adapter: cloud.adapter,
        inbox,
        receiver: { confirm: "api" },
      });
      const told = evidence.watch(vod);
      vod.on("*", () => {});
      await vod.start();
      const upload = acmeRequest({ uploads: [canaries.plant("a media")] }, { time: clock.now() });
      evidence.value("an answer", await vod.receive(upload));
      for (let seconds = 0; seconds < 60; seconds++) await clock.advance(1000);
      assert.match([...told].join(", "), /contradicted|unconfirmed|failed|dead/);
    }
    await assertSilent(evidence, exceptions);
  });
});
