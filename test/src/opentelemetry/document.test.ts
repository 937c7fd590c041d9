import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Instrument, instruments } from "@vod-events/opentelemetry";
import { root, sources } from "../layout/repository.js";

const page = readFileSync(join(root, "docs/observability.md"), "utf8");

describe("docs/observability.md", () => {
  it("lists the metrics of OpenTelemetry with their units", () => {
    const rows = Object.values<Instrument>(instruments).map(
      ({ name, kind, unit, description }) =>
        `| \`${name}\` | ${kind} | \`${unit}\` | ${description} |\n`,
    );
    assert.deepEqual(
      rows.filter((row) => !page.includes(row)),
      [],
    );
  });

  it("lists the attributes of OpenTelemetry", () => {
    const file = sources("packages/opentelemetry/src").find(({ path }) =>
      path.endsWith("/attributes.ts"),
    );
    const names = [...(file?.text ?? "").matchAll(/: "([\w.]+\.[\w.]+)"/g)].map(([, name]) => name);
    assert.ok(names.length > 10);
    assert.deepEqual(
      names.filter((name) => !page.includes(`\`${name}\``)),
      [],
    );
  });
});
