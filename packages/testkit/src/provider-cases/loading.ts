import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import type { ProviderCases } from "./provider-case.js";

const run = promisify(execFile);

/** A fresh process that creates the adapter and translates a sample ends by itself and has no traces. */
export const loadingCases: ProviderCases = {
  "creating the adapter and translating an event starts nothing and loads no lazy package": {
    applies: ({ tested }) => tested.loading !== undefined,
    async check(subject) {
      const { module, factory, from, lazyPackages = [] } = subject.tested.loading ?? assert.fail();
      const [payload] = await subject.payloads();
      const hooks = `export async function resolve(specifier, context, next) {
        const lazy = ${JSON.stringify(lazyPackages)};
        const found = lazy.find((name) => specifier === name || specifier.startsWith(name + "/"));
        if (found) throw new Error("the package " + found + " is loaded");
        return next(specifier, context);
      }`;
      const script = `
        import { register } from "node:module";
        register(${JSON.stringify(`data:text/javascript,${encodeURIComponent(hooks)}`)});
        const globals = Object.keys(globalThis).join();
        const resources = process.getActiveResourcesInfo().length;
        const { ${factory}: create } = await import(${JSON.stringify(module)});
        const provider = create({ env: {} });
        provider.normalize(provider.decode(${JSON.stringify(payload?.json)}).wire);
        const traces = [];
        if (Object.keys(globalThis).join() !== globals) traces.push("a global");
        if (process.getActiveResourcesInfo().length > resources) traces.push("a timer or handle");
        console.log(JSON.stringify(traces));
        if (traces.length > 0) process.exit();
      `;
      const options = { cwd: from, timeout: 30_000, env: { PATH: process.env.PATH ?? "" } };
      const { stdout } = await run(
        process.execPath,
        ["--input-type=module", "-e", script],
        options,
      ).catch(({ stderr = "", killed = false }: { stderr?: string; killed?: boolean }) =>
        assert.fail(killed ? "the process does not end by itself" : lastErrorIn(stderr)),
      );
      const traces = (JSON.parse(stdout) as readonly string[]).join(" and ");
      assert.equal(traces, "", `the adapter leaves traces in the process: ${traces}`);
    },
  },
};

function lastErrorIn(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => /^\w*Error/.test(line));
  return `the process failed: ${lines[0] ?? "without a message"}`;
}
