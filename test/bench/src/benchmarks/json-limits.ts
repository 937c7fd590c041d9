import { exceededJsonLimit, parseJson } from "@vod-events/core/provider";
import type { Benchmark, Comparison, Goal } from "../benchmark.js";
import { upload as baiduUpload } from "../bodies/baidu.js";
import { procedure, transcode, upload } from "../bodies/tencent.js";
import { type TimedCall, timeCalls } from "../measure/time-calls.js";

const mebibyte = 2 ** 20;

/** Events of all sizes. The check must cost little beside their parsing. */
const events: readonly (readonly [title: string, text: string])[] = [
  ["Tencent: upload", JSON.stringify(upload("5285485487985271490"))],
  ["Baidu: upload", JSON.stringify(baiduUpload("mda-1"))],
  ["Tencent: procedure of 33 results", JSON.stringify(procedure(presets().map(transcode)))],
  ["Recognition of 8,000 words", JSON.stringify({ words: Array.from({ length: 8000 }, word) })],
];

/** Bodies that anyone may send. They are rejected before the parsing. */
const hostile: readonly (readonly [title: string, text: string])[] = [
  ["Open brackets", "[".repeat(mebibyte)],
  ["Empty objects", `[${"{},".repeat(mebibyte / 3)}0]`],
  ["An object of unique members", uniqueMembers()],
];

/** Compares the check of a body's limits with its parsing. */
export const jsonLimits: Benchmark = {
  name: "json-limits",
  about: "the check of a body's limits against JSON.parse, for events and hostile bodies",
  guarded: true,
  async run({ rounds }) {
    const comparisons: Comparison[] = [];
    for (const [title, text] of events) {
      const check = { name: "check", call: () => exceededJsonLimit(text) };
      comparisons.push(await compare(title, text, check, rounds));
    }
    for (const [title, text] of hostile) {
      const body = Buffer.from(text);
      const check = { name: "parseJson", call: () => parseJson(body) };
      comparisons.push(await compare(title, text, check, rounds));
    }
    return comparisons;
  },
};

async function compare(
  title: string,
  text: string,
  check: TimedCall,
  rounds: number,
): Promise<Comparison> {
  const reference = "JSON.parse";
  const calls = [{ name: reference, call: () => parsed(text) }, check];
  const relation = "at most";
  const goals: Goal[] = [{ subject: check.name, reference, relation, limit: 0.1, guard: 0.6 }];
  return {
    title: `${title}, ${text.length.toLocaleString("en-US")} bytes`,
    unit: "µs a call",
    figures: await timeCalls(calls, rounds),
    goals,
  };
}

/** Parses text that need not be JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function presets(): readonly number[] {
  return Array.from({ length: 33 }, (_, index) => 100_010 + index * 10);
}

function word(_: unknown, index: number): object {
  return {
    StartTimeOffset: index / 2,
    EndTimeOffset: index / 2 + 0.4,
    Confidence: 98.5,
    Text: "a",
  };
}

function uniqueMembers(): string {
  const members = Array.from({ length: 120_000 }, (_, index) => `"${index.toString(36)}":0`);
  return `{${members.join()}}`;
}
