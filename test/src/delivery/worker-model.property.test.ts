import fc from "fast-check";
import { longForm } from "./long-form.js";
import { MemoryInboxRun } from "./memory-inbox-run.js";
import { QueueRun } from "./queue-run.js";
import { memoryInboxSchedule, queueSchedule, storedInboxSchedule } from "./schedules.js";
import { StoredInboxRun } from "./stored-inbox-run.js";

// VOD_EVENTS_LONG=1 plays many more schedules; see long-form.ts.
const numRuns = longForm ? 10_000 : 400;

describe("under any schedule of processes, handlers and stores,", function () {
  this.timeout(longForm ? 1_200_000 : 60_000);

  it("a stored inbox loses no event, and repeats one only after a crash or a lost lease", () =>
    fc.assert(
      fc.asyncProperty(storedInboxSchedule, (schedule) => new StoredInboxRun(schedule).run()),
      { numRuns },
    ));

  it("the memory inbox answers each callback after its events are handled once", () =>
    fc.assert(
      fc.asyncProperty(memoryInboxSchedule, (schedule) => new MemoryInboxRun(schedule).run()),
      { numRuns },
    ));

  it("a queue event is confirmed only when it is safe", () =>
    fc.assert(
      fc.asyncProperty(queueSchedule, (schedule) => new QueueRun(schedule).run()),
      { numRuns },
    ));
});
