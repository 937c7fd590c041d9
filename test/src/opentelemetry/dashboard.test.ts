import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PrometheusExporter, PrometheusSerializer } from "@opentelemetry/exporter-prometheus";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import { type Instrument, instruments } from "@vod-events/opentelemetry";
import { root, sources } from "../layout/repository.js";

interface Dashboard {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
}

const dashboard: Dashboard = JSON.parse(
  readFileSync(join(root, "examples/grafana/vod-events.json"), "utf8"),
);
const queries = dashboard.panels.flatMap(({ targets }) => targets.map(({ expr }) => expr));

/** The names of the metrics as the exporter for Prometheus writes them. */
async function exportedNames(): Promise<ReadonlySet<string>> {
  const exporter = new PrometheusExporter({ preventServerStart: true });
  const provider = new MeterProvider({ readers: [exporter] });
  const meter = provider.getMeter("test");
  for (const { name, kind, unit } of Object.values<Instrument>(instruments)) {
    if (kind === "counter") meter.createCounter(name, { unit }).add(1);
    else if (kind === "histogram") meter.createHistogram(name, { unit }).record(1);
    else if (kind === "gauge") meter.createGauge(name, { unit }).record(1);
    else meter.createObservableGauge(name, { unit }).addCallback((result) => result.observe(1));
  }
  const { resourceMetrics } = await exporter.collect();
  const text = new PrometheusSerializer().serialize(resourceMetrics);
  await provider.shutdown();
  return new Set([...text.matchAll(/^([a-z][\w]*)\{/gm)].map((match) => match[1] ?? ""));
}

/** The labels of the attributes that the package records. */
function labels(): ReadonlySet<string> {
  const text = sources("packages/opentelemetry/src").find(({ path }) =>
    path.endsWith("attributes.ts"),
  )?.text;
  const names = [...(text ?? "").matchAll(/"((?:messaging|error|vod_events)\.[\w.]+)"/g)];
  return new Set(names.map((match) => (match[1] ?? "").replaceAll(".", "_")));
}

describe("the Grafana dashboard", () => {
  it("queries metrics that the exporter for Prometheus writes", async () => {
    const exported = await exportedNames();
    assert.ok(exported.size > 20);
    const plain = queries.flatMap(
      (query) => query.match(/\b(messaging|vod_events)_\w+(?=[[)])/g) ?? [],
    );
    const patterns = queries.flatMap((query) =>
      [...query.matchAll(/__name__=~"([^"]+)"/g)].map((match) => match[1] ?? ""),
    );
    const labelled = labels();
    const metrics = plain.filter((name) => !labelled.has(name));
    assert.ok(metrics.length + patterns.length >= queries.length);
    const missing = [...metrics, ...patterns].filter(
      (pattern) => ![...exported].some((name) => new RegExp(`^${pattern}$`).test(name)),
    );
    assert.deepEqual(missing, []);
  });

  it("groups by attributes that the package records", () => {
    const known = labels();
    const used = queries.flatMap((query) =>
      [...query.matchAll(/by \(([^)]*)\)|[{ ]((?!__name__)\w+)!?="/g)].flatMap(
        ([, by = "", selected = ""]) =>
          [...by.split(", "), selected].filter((name) => name !== "" && name !== "le"),
      ),
    );
    assert.ok(used.length >= queries.length / 2);
    assert.deepEqual(
      used.filter((name) => !known.has(name)),
      [],
    );
  });

  it("shows every metric of the package", async () => {
    const missing = Object.values<Instrument>(instruments)
      .map(({ name }) => name.replaceAll(".", "_"))
      .filter((name) => !queries.some((query) => query.includes(name)));
    assert.deepEqual(missing, []);
  });
});
