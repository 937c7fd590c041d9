import assert from "node:assert/strict";
import { permanent } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import { baiduFixtures } from "../fixtures/baidu/all.js";
import { analysisFixtures } from "../fixtures/tencent/analysis-fixtures.js";
import { basicFixtures } from "../fixtures/tencent/basic-fixtures.js";
import { productionFixtures } from "../fixtures/tencent/production-fixtures.js";
import { Canaries } from "./canaries.js";
import { type AllowedCanary, assertNoLeaks, Evidence } from "./evidence.js";
import { plantedEvent } from "./planted-event.js";
import { recordedApplication } from "./recorded-application.js";

const fixtures = {
  tencent: [...basicFixtures, ...productionFixtures, ...analysisFixtures],
  baidu: baiduFixtures,
} as const;
const clouds = ["tencent", "baidu"] as const;

/** The parts of an event that may appear. */
const allowed: readonly AllowedCanary[] = [
  {
    canary:
      /[.: ]((media|task|preset|cast)id|fileid(set\.\d+)?|definition|(wechat)?status|publishresult|persistencesource)$/i,
    where: /^the id in the diagnostic/,
    why: "an event's id is made of the ids of its media and its task, and of how that stands",
  },
  {
    canary: /: notification$|a type of tomorrow$/,
    where: /^the id in the diagnostic|^the diagnostic schema_drift$/,
    why: "the cloud's name for the type of an event is part of its id and of the warning about an unknown type",
  },
];

describe("diagnostics contain nothing of an event", () => {
  let canaries: Canaries;
  let evidence: Evidence;
  beforeEach(() => {
    canaries = new Canaries();
    evidence = new Evidence(canaries);
  });

  for (const cloud of clouds) {
    for (const planting of ["all", "free_text"] as const) {
      it(`${cloud}, ${planting}: handled, redelivered and failed`, async () => {
        const good = recordedApplication(canaries, evidence);
        good.vod.on("*", () => {});
        const bad = recordedApplication(canaries, evidence);
        bad.vod.on("*", () => Promise.reject(new Error("the catalog is down")));
        const unhandled = recordedApplication(canaries, evidence);
        for (const fixture of fixtures[cloud]) {
          const event = plantedEvent(fixture, planting, canaries);
          for (const app of [good, good, bad, unhandled])
            await app.send(cloud, app.sign(cloud, event));
        }
        for (const name of ["handled", "duplicate"]) assert.ok(good.reported.has(name), name);
        for (const name of ["attempt_failed", "retrying"]) assert.ok(bad.reported.has(name), name);
        assert.ok(unhandled.reported.has("unhandled"));
        await assertNoLeaks(evidence, allowed);
      });
    }

    it(`${cloud}: unknown, filtered, late, dead, or without capacity`, async () => {
      const member = cloud === "tencent" ? "EventType" : "eventType";
      const fixture = { name: "an upload", event: fixtures[cloud][0]?.event ?? {} };
      const event = plantedEvent(fixture, "free_text", canaries);
      const odd = { ...event, [member]: canaries.plant("a type of tomorrow") };
      const store = memoryStore({ done: 9, dead: 9, open: 9 });
      const put = () => Promise.reject(new Error("the disk is full"));
      const apps = {
        unknown: recordedApplication(canaries, evidence),
        filtered: recordedApplication(canaries, evidence, {}, { events: ["media.transcoded"] }),
        late: recordedApplication(canaries, evidence, { handling: { deadlineSeconds: 1 } }),
        dead: recordedApplication(canaries, evidence, { inbox: storedInbox(store) }),
        unwritable: recordedApplication(canaries, evidence, {
          inbox: storedInbox({ ...store, put }),
        }),
      };
      apps.late.vod.on("*", () => new Promise(() => {}));
      apps.dead.vod.on("*", () => Promise.reject(permanent(new Error("it is no use"))));
      for (const [name, app] of Object.entries(apps)) {
        await app.vod.start();
        await app.send(cloud, app.sign(cloud, name === "unknown" ? odd : event));
        await app.clock.advance(5000);
        evidence.value("the result of a stop", await app.vod.stop({ deadlineSeconds: 0 }));
      }
      const [entry] = await store.list({ states: ["dead"] });
      evidence.value("why an entry is dead", entry?.lastError);
      const reported = Object.values(apps).map((app) => [...app.reported].join(", "));
      for (const [index, name] of [
        "schema_drift",
        "filtered",
        "attempt_failed",
        "dead_lettered",
        "inbox_failed",
      ].entries()) {
        assert.match(reported[index] ?? "", new RegExp(name));
      }
      await assertNoLeaks(evidence, allowed);
    });
  }
});
