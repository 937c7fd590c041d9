import assert from "node:assert/strict";

/** Runs `work` and asserts its processor time. Other programs on the machine do not count. */
export async function withinCpuSeconds<Result>(
  seconds: number,
  work: () => Promise<Result>,
): Promise<Result> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  const taken = (user + system) / 1_000_000;
  assert.ok(taken <= seconds, `took ${taken.toFixed(1)} s of the processor`);
  return result;
}
