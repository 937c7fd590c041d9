import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { addToCorpus, failedCase } from "./corpus.js";
import { runSuites } from "./run-suites.js";

// Runs the tests of this folder with other seeds until the time is over, and adds the cases that fail to the corpus.

const { values } = parseArgs({ options: { minutes: { type: "string", default: "10" } } });
const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new Error("--minutes: must be a number above 0");

const end = Date.now() + minutes * 60_000;
let rounds = 0;
let failures = 0;
while (Date.now() < end) {
  const seed = String(randomInt(2 ** 31));
  const { tests, failed } = await runSuites({ VOD_EVENTS_FUZZ_SEED: seed });
  rounds += 1;
  failures += failed.length;
  process.stdout.write(
    `round ${rounds}, seed ${seed}: ${tests - failed.length} of ${tests} tests passed\n`,
  );
  for (const { title, message } of failed) process.stdout.write(`\n${title}\n${message}\n`);
  addToCorpus(failed.flatMap(({ title, message }) => failedCase(title, message) ?? []));
}
process.exitCode = failures === 0 ? 0 : 1;
