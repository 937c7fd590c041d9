import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import type { Runtime } from "./example-server.js";
import { itBehavesAsMount } from "./mount-behavior.js";

/** The examples that run in other runtimes than Node. */
const mounts: readonly (readonly [string, Runtime])[] = [
  ["bun", ["bun"]],
  ["fetch", ["bun"]],
  ["deno", ["deno", "run", "-A"]],
  ["fetch", ["deno", "run", "-A"]],
];

/** Whether a missing runtime is a failure, which is the case when it was requested. */
const required = process.env.VOD_EVENTS_RUNTIMES === "1";

for (const [name, runtime] of mounts) {
  const [command] = runtime;
  const title = `the receiver in ${name}, run by ${command}`;
  const installed = spawnSync(command, ["--version"]).status === 0;
  if (installed) describe(title, () => itBehavesAsMount(name, runtime));
  else if (required) it(title, () => assert.fail(`no ${command} on PATH`));
  else it.skip(`${title} (no ${command} on PATH)`);
}
