import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { lumen } from "@vod-events/adapter-template";
import { providerCases } from "@vod-events/testkit";

const folder = join(import.meta.dirname, "../src");
const files = readdirSync(folder).filter((file) => !file.endsWith(".test.ts"));

const cases = providerCases({
  create: () => lumen({ env: {} }),
  sources: Object.fromEntries(
    files.map((file) => [file, readFileSync(join(folder, file), "utf8")]),
  ),
  loading: { module: "@vod-events/adapter-template", factory: "lumen", from: import.meta.dirname },
});
for (const { group, name, run } of cases) test(`${group}: ${name}`, run);
