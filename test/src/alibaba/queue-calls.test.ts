import assert from "node:assert/strict";
import { type AlibabaQueueOptions, alibaba, type MnsReply } from "@vod-events/alibaba";

const { signal } = new AbortController();

/** The queue of a client whose calls all end so. */
function queueOf(answer: () => Promise<MnsReply>) {
  const calls: unknown[] = [];
  const client: AlibabaQueueOptions["client"] = {
    endpoint: "http://1.mns.cn-shanghai.aliyuncs.com/",
    batchReceiveMessage(...call) {
      calls.push(["receive", ...call]);
      return answer();
    },
    batchDeleteMessage(...call) {
      calls.push(["delete", ...call]);
      return answer();
    },
  };
  return { calls, ...alibaba({ env: {}, queue: { client, name: "events" } }) };
}

describe("alibaba: a pull from the queue", () => {
  it("has these limits, and an address", () => {
    const { limits, address } = queueOf(async () => ({})).queue;
    assert.deepEqual(limits, {
      eventsPerPull: 16,
      handlesPerConfirm: 16,
      leaseSeconds: 30,
      longPollSeconds: 10,
      pullsPerSecond: 100,
      confirmsPerSecond: 100,
    });
    assert.equal(address, "http://1.mns.cn-shanghai.aliyuncs.com/queues/events");
    assert.equal("address" in alibaba({ env: {} }).queue, false);
  });

  it("is one call for all messages that fit", async () => {
    const { calls, queue } = queueOf(async () => ({}));
    assert.deepEqual(await queue.pull(signal), []);
    assert.deepEqual(calls, [["receive", "events", 16, 10]]);
  });

  it("has an item for each message, also for one without members", async () => {
    const until = new Date("2026-01-01T00:00:30Z");
    const body = [
      { ReceiptHandle: "h1", MessageBody: "{}", NextVisibleTime: String(until.getTime()) },
      { MessageBody: "hello" },
      { ReceiptHandle: "h2" },
      "text",
      null,
    ];
    assert.deepEqual(await queueOf(async () => ({ body })).queue.pull(signal), [
      { handle: "h1", json: {}, leasedUntil: until },
      { handle: "", json: "hello" },
      { handle: "h2", json: "" },
      { handle: "", json: "" },
    ]);
  });

  for (const body of ["text", { Message: [] }, null]) {
    it(`rejects ${JSON.stringify(body)} instead of a list`, async () => {
      await assert.rejects(queueOf(async () => ({ body })).queue.pull(signal), {
        code: "response_invalid",
        message:
          "Alibaba Cloud answered BatchReceiveMessage with something else than a list of messages. Check alibaba.endpoint, or report it",
      });
    });
  }
});

describe("alibaba: a removal from the queue", () => {
  it("is one call, and names those that failed", async () => {
    const body = [{ ReceiptHandle: "h2" }, { ErrorCode: "x" }, "text", null];
    const { calls, queue } = queueOf(async () => ({ body }));
    assert.deepEqual(await queue.confirm(["h1", "h2"], signal), { failed: ["h2"] });
    assert.deepEqual(calls, [["delete", "events", ["h1", "h2"]]]);
  });

  it("names none without a list", async () => {
    assert.deepEqual(await queueOf(async () => ({})).queue.confirm(["h1"], signal), { failed: [] });
  });
});

describe("alibaba: an error of the queue", () => {
  const unreachable = "Simple Message Queue could not be reached for";
  for (const [what, error, code, message] of [
    [
      "a documented code",
      { name: "MNSQueueNotExistError" },
      "request_rejected",
      "Simple Message Queue rejected ACTION with QueueNotExist: create the queue, or check alibaba.queue.name",
    ],
    [
      "a name that ends otherwise",
      { name: "MNSQueueNotExistErrors" },
      "network",
      `${unreachable} ACTION (unknown reason)`,
    ],
    [
      "a name that begins otherwise",
      { name: "XMNSQueueNotExistError" },
      "network",
      `${unreachable} ACTION (unknown reason)`,
    ],
    ["a reason", { code: "ECONNRESET" }, "network", `${unreachable} ACTION (ECONNRESET)`],
    [
      "a timeout",
      { name: "RequestTimeoutError" },
      "timeout",
      "ACTION took longer than alibaba.timeoutSeconds",
    ],
    ["nothing", undefined, "network", `${unreachable} ACTION (unknown reason)`],
  ] as const) {
    it(`tells ${what}`, async () => {
      const { queue } = queueOf(() => Promise.reject(error));
      for (const [action, run] of [
        ["BatchReceiveMessage", () => queue.pull(signal)],
        ["BatchDeleteMessage", () => queue.confirm(["h1"], signal)],
      ] as const) {
        await assert.rejects(run(), {
          ...{ code, provider: "alibaba" },
          message: message.replace("ACTION", action),
        });
      }
    });
  }

  it("that there is no message is an empty list, but not for a removal", async () => {
    const { queue } = queueOf(() => Promise.reject({ name: "MNSMessageNotExistError" }));
    assert.deepEqual(await queue.pull(signal), []);
    await assert.rejects(queue.confirm(["h1"], signal), { nativeCode: "MessageNotExist" });
  });

  it("names the action and the provider when the call is aborted", async () => {
    const { queue } = queueOf(() => new Promise(() => {}));
    for (const [action, run] of [
      ["BatchReceiveMessage", (aborted: AbortSignal) => queue.pull(aborted)],
      ["BatchDeleteMessage", (aborted: AbortSignal) => queue.confirm(["h1"], aborted)],
    ] as const) {
      await assert.rejects(run(AbortSignal.abort()), {
        code: "aborted",
        provider: "alibaba",
        message: `${action} was aborted`,
      });
    }
  });
});
