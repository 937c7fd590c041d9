import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import type { Provider } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { fakeClock } from "@vod-events/testkit";
import { volcengine } from "@vod-events/volcengine";
import fc from "fast-check";
import { alibabaFixtures } from "../fixtures/alibaba/all.js";
import { muxFixtures } from "../fixtures/mux/all.js";
import { pulled } from "../fixtures/tencent/pulled.js";
import { volcengineFixtures } from "../fixtures/volcengine/all.js";
import { changedText, jsonChanges } from "./json-changes.js";
import { casesOf, timeoutMs } from "./number-of-cases.js";
import { type Cloud, events } from "./signed.js";
import { failOnUnhandledRejections } from "./unhandled-rejections.js";

type Adapter = Cloud | "alibaba" | "volcengine" | "mux";

const adapters: Readonly<Record<Adapter, Provider>> = {
  tencent: tencent({ env: {} }),
  baidu: baidu({ env: {} }),
  alibaba: alibaba({ env: {} }),
  volcengine: volcengine({ env: {} }),
  mux: mux({ env: {} }),
};

const samples = {
  ...events,
  alibaba: alibabaFixtures.map(({ event }) => event),
  volcengine: volcengineFixtures.map(({ event }) => event),
  mux: muxFixtures.map(({ event }) => event),
};

/** The text of a changed event, or of any other JSON. */
function changedEvents(cloud: Adapter): fc.Arbitrary<string> {
  const changed = fc
    .record({ event: fc.nat(), changes: jsonChanges })
    .map(({ event, changes }) =>
      changedText(samples[cloud][event % samples[cloud].length], changes),
    );
  return fc.oneof({ arbitrary: changed, weight: 9 }, fc.json());
}

/** Parses JSON; `undefined` for invalid JSON, and for JSON that core rejects as too deep. */
function shallow(text: string): unknown {
  if (text.includes("[".repeat(100))) return undefined;
  return parsed(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Asserts that a result is plain JSON: no date, no other number, no `undefined`. */
function isJson(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).every(isJson);
  return ["string", "boolean"].includes(typeof value) || Number.isFinite(value) || value === null;
}

for (const cloud of ["tencent", "baidu", "alibaba", "volcengine", "mux"] as const) {
  describe(`${cloud}: decode and normalize`, function () {
    this.timeout(timeoutMs);
    const provider = adapters[cloud];

    it("accept or reject any mutated event without throwing", () => {
      fc.assert(
        fc.property(changedEvents(cloud), (text) => {
          const decoded = provider.decode(shallow(text));
          if (!decoded.ok) {
            assert.ok(decoded.problems.length > 0);
            return;
          }
          for (const { native, ...event } of provider.normalize(decoded.wire)) {
            assert.ok(event.id.startsWith(`${cloud}:`));
            assert.equal(typeof native.type, "string");
            assert.ok(isJson(event), "holds nothing but JSON");
          }
        }),
        casesOf(500, 15_000),
      );
    });
  });
}

describe("a pull of mutated events", function () {
  this.timeout(timeoutMs);
  failOnUnhandledRejections();

  it("handles or dead-letters each, and confirms it", async () => {
    const event = fc.oneof(
      { arbitrary: changedEvents("tencent"), weight: 4 },
      fc.constantFrom("", "null", "7", '"text"', "[]", "{}"),
    );
    const handle = fc.oneof(fc.constantFrom("one", 7, null, {}, ""), fc.string());
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(event, handle), { maxLength: 16 }), checkPull),
      casesOf(100, 4000),
    );
  });
});

async function checkPull(items: readonly (readonly [string, unknown])[]): Promise<void> {
  const set = items.map(([event, handle]) => itemOf(parsed(event), handle));
  const confirmed: unknown[] = [];
  let pulls = 0;
  const client = {
    async request(action: string, params: Readonly<Record<string, unknown>>) {
      if (action === "ConfirmEvents") confirmed.push(...(params.EventHandles as unknown[]));
      if (action !== "PullEvents") return {};
      pulls += 1;
      return pulls === 1 ? { EventSet: set } : {};
    },
  };
  const clock = fakeClock();
  const vod = createVodEvents({
    provider: "tencent",
    providers: { tencent: () => tencent({ client, env: {} }) },
    callback: { mode: "pull" },
    clock,
  });
  const odd: unknown[] = [];
  for (const name of ["delivery_failed", "pull_stopped", "pull_failed"] as const) {
    vod.diagnostics.on(name, (diagnostic) => odd.push([name, diagnostic]));
  }
  await vod.start();
  await clock.advance(3000);
  const stopped = vod.stop();
  await clock.advance(3000);
  assert.deepEqual(await stopped, { inFlight: [] });
  assert.deepEqual(odd, []);
  const named = set.map(handleOf).filter((handle) => handle !== undefined);
  assert.deepEqual(new Set(confirmed.map(String)), new Set(named));
}

function itemOf(event: unknown, handle: unknown): unknown {
  const isObject = typeof event === "object" && event !== null && !Array.isArray(event);
  return isObject ? pulled(event, handle as string) : event;
}

function handleOf(item: unknown): string | undefined {
  if (typeof item !== "object" || item === null || !("EventHandle" in item)) return undefined;
  const { EventHandle: handle } = item;
  if (typeof handle === "number" && Number.isInteger(handle)) return String(handle);
  return typeof handle === "string" && handle !== "" ? handle : undefined;
}
