import assert from "node:assert/strict";
import type { QueueItem, QueueSource } from "@vod-events/core/provider";
import type { ProviderCase } from "./provider-case.js";
import type { Subject } from "./subject.js";
import type { OpenQueue } from "./tested-provider.js";

const group = "queue";
const applies: ProviderCase["applies"] = ({ tested }) => tested.queue !== undefined;

/** Events of a queue are those of callbacks, and stay until they are confirmed. */
export const queueCases: readonly ProviderCase[] = [
  {
    group,
    name: "an empty queue gives an empty list",
    applies,
    check: (subject) =>
      withQueue(subject, async (_, source) => {
        assert.deepEqual(await source.pull(new AbortController().signal), []);
      }),
  },
  {
    group,
    name: "a pulled event is the one that a callback would have brought",
    applies,
    check: (subject) =>
      withQueue(subject, async (queue, source) => {
        const [payload] = await subject.payloads();
        assert.ok(payload);
        await queue.send(payload.json);
        const [item, ...others] = await pull(source);
        assert.ok(item !== undefined && others.length === 0, "not one message was pulled");
        assert.ok(typeof item.handle === "string" && item.handle !== "", "the handle is no text");
        const pulled = subject.events(item.json, "the pulled event");
        assert.deepEqual(pulled, subject.events(payload.json, payload.name));
      }),
  },
  {
    group,
    name: "a pull returns at most the stated number of messages, and a confirm removes them",
    applies,
    check: (subject) =>
      withQueue(subject, async (queue, source) => {
        const { eventsPerPull, handlesPerConfirm } = source.limits;
        const [payload] = await subject.payloads();
        for (let sent = 0; sent <= eventsPerPull; sent += 1) await queue.send(payload?.json ?? {});
        const pulled: QueueItem[] = [];
        while (pulled.length <= eventsPerPull) {
          const items = await pull(source);
          assert.ok(items.length > 0, "messages are missing");
          assert.ok(items.length <= eventsPerPull, `a pull returned ${items.length} messages`);
          pulled.push(...items);
        }
        const handles = pulled.map(({ handle }) => handle);
        assert.equal(new Set(handles).size, handles.length, "two messages have one handle");
        for (let at = 0; at < handles.length; at += handlesPerConfirm) {
          const result = await source.confirm(handles.slice(at, at + handlesPerConfirm));
          assert.deepEqual(result?.failed ?? [], [], "messages were not removed");
        }
        assert.deepEqual(await pull(source), [], "confirmed messages are pulled again");
      }),
  },
  {
    group,
    name: "a pull ends when it is aborted",
    applies,
    check: (subject) =>
      withQueue(subject, async (_, source) => {
        const aborted = AbortSignal.abort(new Error("the application stops"));
        await assert.rejects(source.pull(aborted), "an aborted pull does not reject");
      }),
  },
];

function pull(source: QueueSource): Promise<readonly QueueItem[]> {
  return source.pull(new AbortController().signal);
}

async function withQueue(
  { tested }: Subject,
  check: (queue: OpenQueue, source: QueueSource) => Promise<void>,
): Promise<void> {
  const queue = await tested.queue?.open();
  assert.ok(queue?.provider.queue, "the provider has no queue");
  try {
    await check(queue, queue.provider.queue);
  } finally {
    await queue.close();
  }
}
