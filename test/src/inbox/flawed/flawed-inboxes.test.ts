import { memoryInbox } from "@vod-events/core";
import { type ConformanceCase, inboxCases } from "@vod-events/testkit";
import { catchEach } from "./caught.js";
import { handlingFlaws } from "./handling-flaws.js";
import { below, flawedEngine, type InboxFlaw, withFlaw } from "./inbox-flaw.js";
import { keepingFlaws } from "./keeping-flaws.js";
import { mediaFlaws } from "./media-flaws.js";
import { receivingFlaws } from "./receiving-flaws.js";
import { redrivingFlaws } from "./redriving-flaws.js";
import { synchronousFlaws } from "./synchronous-flaws.js";

const timeoutMs = 400;

/** The media states of an inbox are those of its store. */
const mediaFlawsBelow = Object.fromEntries(
  Object.entries(mediaFlaws).map(([name, { caughtBy, change }]) => [name, below(caughtBy, change)]),
);

const flaws = {
  ...receivingFlaws,
  ...handlingFlaws,
  ...keepingFlaws,
  ...redrivingFlaws,
  ...mediaFlawsBelow,
};

function casesOf(flaw?: InboxFlaw): readonly ConformanceCase[] {
  return inboxCases({ ...flawedEngine(flaw), ...(flaw && { timeoutMs }) });
}

function synchronousCasesOf(flaw?: InboxFlaw): readonly ConformanceCase[] {
  const common = new Set(casesOf().map(({ name }) => name));
  const cases = inboxCases({ create: async () => withFlaw(memoryInbox(), flaw), timeoutMs });
  return cases.filter(({ name }) => !common.has(name));
}

describe("the inbox cases", () => {
  describe("accept inboxes on stores in memory, which the flaws are variations of:", () => {
    for (const { name, run } of casesOf()) it(name, run);
  });

  catchEach("an inbox", flaws, casesOf);
  catchEach("an inbox in the memory of a process", synchronousFlaws, synchronousCasesOf);
});
