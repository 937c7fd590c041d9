import assert from "node:assert/strict";
import { tencent } from "@vod-events/tencent";
import { newFileUpload } from "../fixtures/tencent/new-file-upload.js";
import { pulled } from "../fixtures/tencent/pulled.js";
import { type ApiAnswer, type ApiServer, startApi } from "./api-server.js";

const { signal } = new AbortController();

describe("tencent: queue", () => {
  let server: ApiServer;
  let answer: ApiAnswer;

  beforeEach(async () => {
    server = await startApi(() => answer);
  });
  afterEach(() => server.close());

  function queue() {
    const { queue } = tencent({
      credentials: { secretId: "id", secretKey: "key" },
      endpoint: server.url,
      subAppId: 1500000001,
    });
    assert.ok(queue);
    return queue;
  }

  it("has the documented limits", () => {
    assert.deepEqual(queue().limits, {
      eventsPerPull: 16,
      handlesPerConfirm: 16,
      leaseSeconds: 30,
      longPollSeconds: 5,
      pullsPerSecond: 100,
      confirmsPerSecond: 100,
    });
  });

  it("returns each event with its handle", async () => {
    const event = pulled(newFileUpload, "one");
    answer = { fields: { EventSet: [event, pulled(newFileUpload, "two")] } };
    const items = await queue().pull(signal);
    assert.deepEqual(
      items.map(({ handle }) => handle),
      ["one", "two"],
    );
    assert.deepEqual(items[0]?.json, event);
    assert.equal(server.calls[0]?.action, "PullEvents");
    assert.deepEqual(server.calls[0]?.body, { SubAppId: 1500000001 });
  });

  it("is empty in each form that the cloud answers", async () => {
    const empty: readonly ApiAnswer[] = [
      { error: "ResourceNotFound", message: "no event" },
      { fields: { EventSet: null } },
      { fields: { EventSet: [] } },
      { fields: {} },
    ];
    for (const one of empty) {
      answer = one;
      assert.deepEqual(await queue().pull(signal), []);
    }
  });

  it("does not take other errors for an empty queue", async () => {
    answer = { error: "FailedOperation.InvalidVodUser" };
    await assert.rejects(queue().pull(signal), { code: "not_activated" });
  });

  it("reports an event set that is not a list as an invalid response", async () => {
    answer = { fields: { EventSet: {} } };
    await assert.rejects(queue().pull(signal), { code: "response_invalid" });
  });

  it("delivers an event without a handle, and leaves it out of a confirm", async () => {
    answer = { fields: { EventSet: [newFileUpload, pulled(newFileUpload, "two"), "odd", null] } };
    const items = await queue().pull(signal);
    const handles = items.map(({ handle }) => handle);
    assert.deepEqual(handles, ["", "two", ""]);
    answer = { fields: {} };
    await queue().confirm(handles, signal);
    assert.deepEqual(server.calls[1]?.body, { SubAppId: 1500000001, EventHandles: ["two"] });
    await queue().confirm(["", ""]);
    assert.equal(server.calls.length, 2);
  });

  it("confirms all handles in one call", async () => {
    answer = { fields: {} };
    await queue().confirm(["one", "two"]);
    assert.equal(server.calls[0]?.action, "ConfirmEvents");
    assert.deepEqual(server.calls[0]?.body, {
      SubAppId: 1500000001,
      EventHandles: ["one", "two"],
    });
  });

  it("ends a long poll at once on an abort", async () => {
    answer = "hang";
    const stopping = new AbortController();
    const pull = queue().pull(stopping.signal);
    await server.called;
    stopping.abort();
    await assert.rejects(pull, { code: "aborted", message: "PullEvents was aborted" });
  });
});
