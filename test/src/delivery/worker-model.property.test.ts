import fc from "fast-check";
import { AnsweredPlay } from "./answered-play.js";
import { longForm } from "./long-form.js";
import { PulledPlay } from "./pulled-play.js";
import { answeredSchedule, pulledSchedule, storedSchedule } from "./schedules.js";
import { StoredPlay } from "./stored-play.js";

// VOD_EVENTS_LONG=1 plays many more schedules; see long-form.ts.
const numRuns = longForm ? 10_000 : 400;

describe("under any schedule of processes, handlers and stores,", function () {
  this.timeout(longForm ? 1_200_000 : 60_000);

  it("a stored inbox loses no event, and repeats one only after a crash or a lost lease", () =>
    fc.assert(
      fc.asyncProperty(storedSchedule, (schedule) => new StoredPlay(schedule).run()),
      { numRuns },
    ));

  it("the memory inbox answers each callback after its events are handled once", () =>
    fc.assert(
      fc.asyncProperty(answeredSchedule, (schedule) => new AnsweredPlay(schedule).run()),
      { numRuns },
    ));

  it("a queue event is confirmed only when it is safe", () =>
    fc.assert(
      fc.asyncProperty(pulledSchedule, (schedule) => new PulledPlay(schedule).run()),
      { numRuns },
    ));
});
