import { readRecord } from "@vod-events/core/provider";
import { fakeClock, type TestedProvider } from "@vod-events/testkit";
import { MemoryQueue } from "../memory-queue.js";
import { changed, type Flaw, template, withEvents } from "./flaw.js";

const same = "queue: a pulled event is the one that a callback would have brought";
const again = "queue: a message that is not confirmed comes again with the same event";
const limit =
  "queue: a pull returns at most the stated number of messages, and a confirm removes them";

/** The template adapter with a queue in memory, which has no flaw. */
export const templateWithQueue: TestedProvider = withQueue(() => ({}));

/** Queues that lose, repeat or keep messages. */
export const queueFlaws: readonly Flaw[] = [
  {
    name: "the id is the handle of the message",
    caughtBy: again,
    message: /pull: a message that comes again is another event/,
    alsoCaughtBy: [same],
    tested: {
      ...withQueue((queue) => ({
        async pull(signal) {
          const items = await MemoryQueue.prototype.pull.call(queue, signal);
          return items.map(({ handle, json }) => ({
            handle,
            json: { ...readRecord(json), handle },
          }));
        },
      })),
      create: withEvents((event) => {
        const handle = readRecord(event.native.payload)?.handle;
        return typeof handle === "string" ? { ...event, id: `lumen:${handle}` } : event;
      }).create,
    },
  },
  {
    name: "a pull returns more messages than its limit",
    caughtBy: limit,
    message: /pull: returns 4 messages; limits\.eventsPerPull is lower/,
    tested: withQueue((queue) => ({ limits: { ...queue.limits, eventsPerPull: 3 } }), 5),
  },
  {
    name: "two messages have one handle",
    caughtBy: limit,
    message: /pull: two messages have one handle/,
    tested: withQueue(() => ({ newHandle: () => "handle" })),
  },
  {
    name: "a message has no handle",
    caughtBy: same,
    message: /pull: a handle must be a text/,
    alsoCaughtBy: [limit],
    tested: withQueue(() => ({ newHandle: () => "" })),
  },
  {
    name: "a confirm does nothing",
    caughtBy: limit,
    message: /confirm: \d+ confirmed messages are pulled again/,
    tested: withQueue(() => ({ confirm: async () => {} })),
  },
  {
    name: "a pull removes its messages",
    caughtBy: again,
    message: /pull: a message is lost when it is not confirmed/,
    tested: withQueue((queue) => ({
      async pull(signal) {
        const items = await MemoryQueue.prototype.pull.call(queue, signal);
        await queue.confirm(items.map(({ handle }) => handle));
        return items;
      },
    })),
  },
  {
    name: "a pull of an empty queue fails",
    caughtBy: "queue: an empty queue gives an empty list",
    message: /the adapter failed: Error: no message/,
    alsoCaughtBy: [limit],
    tested: withQueue((queue) => ({
      async pull(signal) {
        const items = await MemoryQueue.prototype.pull.call(queue, signal);
        if (items.length === 0) throw new Error("no message");
        return items;
      },
    })),
  },
  {
    name: "a pull ignores its abort signal",
    caughtBy: "queue: a pull ends when it is aborted",
    message: /pull: does not reject when it is already aborted/,
    tested: withQueue((queue) => ({
      pull: () => MemoryQueue.prototype.pull.call(queue, new AbortController().signal),
    })),
  },
  {
    name: "a long poll ignores its abort signal",
    caughtBy: "queue: a pull ends when it is aborted",
    message: /pull: does not end within 1000 ms after it was aborted/,
    tested: withQueue((queue) => ({
      async pull(signal) {
        signal.throwIfAborted();
        return MemoryQueue.prototype.pull.call(queue, new AbortController().signal);
      },
    })),
  },
];

/** The template adapter with a queue in memory that has some calls replaced. */
function withQueue(change: (queue: MemoryQueue) => Partial<MemoryQueue>, perPull?: number) {
  const modes = ["push", "pull"] as const;
  const open = async () => {
    const clock = fakeClock();
    const queue = new MemoryQueue(clock, perPull);
    Object.assign(queue, change(queue));
    return {
      provider: { ...template.create(), queue },
      send: async (event: object) => queue.send(event),
      advance: (seconds: number) => clock.advance(seconds * 1000),
      close: async () => {},
    };
  };
  const tested = changed(({ capabilities }) => ({ capabilities: { ...capabilities, modes } }));
  return { ...tested, queue: { open } };
}
