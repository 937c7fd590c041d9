import assert from "node:assert/strict";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import type { VodEvent } from "@vod-events/core";
import { decodeEvent, type Provider } from "@vod-events/core/provider";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";
import { volcengine } from "@vod-events/volcengine";
import { alibabaFixtures } from "../fixtures/alibaba/all.js";
import { baiduFixtures } from "../fixtures/baidu/all.js";
import { muxFixtures } from "../fixtures/mux/all.js";
import type { NamedFixture } from "../fixtures/named-fixture.js";
import { analysisFixtures } from "../fixtures/tencent/analysis-fixtures.js";
import { basicFixtures } from "../fixtures/tencent/basic-fixtures.js";
import { productionFixtures } from "../fixtures/tencent/production-fixtures.js";
import { volcengineFixtures } from "../fixtures/volcengine/all.js";
import { documentedTypes } from "./documented-types.js";
import { readMapping } from "./mapping-document.js";

const clouds: readonly {
  provider: Provider;
  fixtures: readonly NamedFixture[];
}[] = [
  {
    provider: tencent(),
    fixtures: [...basicFixtures, ...analysisFixtures, ...productionFixtures],
  },
  { provider: baidu(), fixtures: baiduFixtures },
  { provider: alibaba(), fixtures: alibabaFixtures },
  { provider: volcengine(), fixtures: volcengineFixtures },
  { provider: mux(), fixtures: muxFixtures },
];
const unlisted = new Set(["id", "idSource", "timeSource", "type", "provider", "native"]);
const marks = new Set(["documented", "observed", "inferred", "constant"]);

function normalize(provider: Provider, event: unknown): readonly VodEvent[] {
  const decoded = decodeEvent(provider, event);
  assert.ok(decoded.ok, JSON.stringify(decoded));
  return provider.normalize(decoded.wire);
}

/** The paths of all fields of an event; a failure is one field. */
function pathsOf(value: unknown, path: string): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((item) => pathsOf(item, `${path}[]`));
  if (typeof value !== "object" || value === null || path.endsWith("failure")) return [path];
  return Object.entries(value).flatMap(([key, member]) =>
    path === "" && unlisted.has(key) ? [] : pathsOf(member, path === "" ? key : `${path}.${key}`),
  );
}

function covers(row: string, path: string): boolean {
  if (!row.endsWith(".*")) return row === path;
  const stem = row.slice(0, -2);
  return [".", "["].some((next) => path.startsWith(`${stem}${next}`));
}

describe("the event mapping", () => {
  for (const { provider, fixtures } of clouds) {
    const sections = readMapping(provider.id);
    const given = fixtures.flatMap(({ event }) => normalize(provider, event));
    const known = given.filter(({ type }) => type !== "unknown");

    it(`has a section for every native type of ${provider.id}, and a fixture for every section`, () => {
      const types = new Set(known.map(({ native }) => native.type));
      assert.deepEqual([...sections.keys()].sort(), [...types].sort());
    });

    it(`has a section for every type that ${provider.id} documents, and the adapter a row`, () => {
      const documented = [...(documentedTypes[provider.id] ?? [])].sort();
      assert.deepEqual([...sections.keys()].sort(), documented);
      assert.deepEqual(Object.keys(provider.nativeEvents ?? {}).sort(), documented);
    });

    it(`names the neutral types of each row of the ${provider.id} adapter`, () => {
      for (const [nativeType, { events }] of Object.entries(provider.nativeEvents ?? {})) {
        const tables = sections.get(nativeType) ?? new Map();
        assert.deepEqual([...events].sort(), [...tables.keys()].sort(), nativeType);
      }
    });

    it(`names the neutral types that ${provider.id}'s native types give`, () => {
      for (const [nativeType, tables] of sections) {
        const neutral = known.filter(({ native }) => native.type === nativeType);
        const types = new Set(neutral.map(({ type }) => type));
        assert.deepEqual([...types].sort(), [...tables.keys()].sort(), nativeType);
      }
    });

    it(`lists every field that ${provider.id}'s events have`, () => {
      const missing = known.flatMap((event) => {
        const rows = sections.get(event.native.type)?.get(event.type) ?? [];
        return pathsOf(event, "")
          .filter((path) => !rows.some((row: { path: string }) => covers(row.path, path)))
          .map((path) => `${event.native.type} → ${event.type}: ${path}`);
      });
      assert.deepEqual([...new Set(missing)], []);
    });

    it(`marks the source of each field of ${provider.id}`, () => {
      const unmarked = [...sections].flatMap(([nativeType, tables]) =>
        [...tables.values()]
          .flat()
          .filter(({ known }) => !marks.has(known))
          .map(() => nativeType),
      );
      assert.deepEqual(unmarked, []);
    });
  }
});
