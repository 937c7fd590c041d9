import { sampleEvent, testInbox } from "@vod-events/testkit";
import { expect, test, vi } from "vitest";
import { registerHandlers } from "./handlers.js";

test("an event that comes twice is handled once", async () => {
  const save = vi.fn(async () => {});
  const inbox = testInbox();
  registerHandlers(inbox, { save });
  const event = sampleEvent("media.transcoded");
  expect(await inbox.deliver(event)).toMatchObject({ state: "done", duplicate: false });
  expect(await inbox.deliver(event)).toMatchObject({ state: "done", duplicate: true });
  expect(save).toHaveBeenCalledTimes(1);
});

test("moves an event to the dead letters after the last attempt", async () => {
  const inbox = testInbox({ handling: { attempts: 3 } });
  registerHandlers(inbox, { save: () => Promise.reject(new Error("the database is down")) });
  const { state, errors } = await inbox.deliver(sampleEvent("media.transcoded"));
  expect(state).toBe("dead");
  expect(errors.map(({ error }) => error)).toEqual(Array(3).fill("Error: the database is down"));
});
