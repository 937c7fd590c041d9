import assert from "node:assert/strict";
import type { QueueItem, QueueSource } from "@vod-events/core/provider";
import { endsWithin } from "../conformance/ends-within.js";
import { errorOf } from "../conformance/error-of.js";
import { mapCases } from "../conformance/map-cases.js";
import { pullOnClock } from "../conformance/pull-on-clock.js";
import type { ProviderCase, ProviderCases } from "./provider-case.js";
import { type Subject, withoutNative } from "./subject.js";
import type { OpenQueue } from "./tested-provider.js";
import { withOpened } from "./with-opened.js";

/** How long an aborted pull may take. */
const abortMs = 1000;

/** How long a pull may take beyond its long poll, on the real clock. */
const lateMs = 2000;

type QueueCheck = (queue: QueueSession, subject: Subject) => Promise<void>;

const cases: Readonly<Record<string, QueueCheck>> = {
  async "an empty queue gives an empty list"(queue) {
    const { length } = await queue.pull();
    assert.equal(length, 0, `pull: an empty queue gives ${length} messages`);
  },

  async "a pulled event is the one that a callback would have brought"(queue, subject) {
    for (const { name, json } of (await subject.payloads()).slice(0, 3)) {
      await queue.send(json);
      const [item, ...others] = await queue.pull();
      assert.ok(item !== undefined, `pull: the message of ${name} is missing`);
      assert.equal(others.length, 0, `pull: returns the message of ${name} more than once`);
      const isText = typeof item.handle === "string" && item.handle !== "";
      assert.ok(isText, "pull: a handle must be a text");
      const pulled = eventsIn(subject, item);
      const message = `pull: the event of ${name} is not the one of its callback`;
      assert.deepEqual(pulled, withoutNative(subject.events(json, name)), message);
      await queue.source.confirm([item.handle]);
    }
  },

  async "a pull returns at most the stated number of messages, and a confirm removes them"(
    queue,
    subject,
  ) {
    const { eventsPerPull, handlesPerConfirm } = queue.source.limits;
    const [payload] = await subject.payloads();
    for (let sent = 0; sent <= eventsPerPull; sent += 1) await queue.send(payload?.json ?? {});
    const pulled: QueueItem[] = [];
    while (pulled.length <= eventsPerPull) {
      const items = await queue.pull();
      const { length } = items;
      assert.ok(length > 0, `pull: ${eventsPerPull + 1 - pulled.length} messages are missing`);
      const isAllowed = length <= eventsPerPull;
      assert.ok(isAllowed, `pull: returns ${length} messages; limits.eventsPerPull is lower`);
      pulled.push(...items);
    }
    const handles = pulled.map(({ handle }) => handle);
    assert.equal(new Set(handles).size, handles.length, "pull: two messages have one handle");
    for (let at = 0; at < handles.length; at += handlesPerConfirm) {
      const result = await queue.source.confirm(handles.slice(at, at + handlesPerConfirm));
      const failed = result?.failed.length ?? 0;
      assert.equal(failed, 0, `confirm: does not remove ${failed} messages`);
    }
    await queue.advance(queue.source.limits.leaseSeconds + 1);
    const { length } = await queue.pull();
    assert.equal(length, 0, `confirm: ${length} confirmed messages are pulled again`);
  },

  async "a message that is not confirmed comes again with the same event"(queue, subject) {
    if (!queue.hasClock) return;
    const [payload] = await subject.payloads();
    await queue.send(payload?.json ?? {});
    const [first] = await queue.pull();
    await queue.advance(queue.source.limits.leaseSeconds + 1);
    const [second] = await queue.pull();
    assert.ok(first && second, "pull: a message is lost when it is not confirmed");
    const message = "pull: a message that comes again is another event";
    assert.deepEqual(eventsIn(subject, second), eventsIn(subject, first), message);
  },

  async "a pull ends when it is aborted"({ source }) {
    const aborted = AbortSignal.abort(new Error("the application stops"));
    const error = errorOf(source.pull(aborted));
    const rejects = (await endsWithin(error, abortMs)) && (await error) !== undefined;
    assert.ok(rejects, "pull: does not reject when it is already aborted");
    const stop = new AbortController();
    const pulling = source.pull(stop.signal).catch(() => []);
    setImmediate(() => stop.abort(new Error("the application stops")));
    const isEnded = await endsWithin(pulling, abortMs);
    assert.ok(isEnded, `pull: does not end within ${abortMs} ms after it was aborted`);
  },
};

/** Events of a queue are those of callbacks, and stay until they are confirmed. */
export const queueCases: ProviderCases = mapCases(
  cases,
  (check): ProviderCase => ({
    applies: ({ tested }) => tested.queue !== undefined,
    check: (subject) =>
      withOpened(subject.tested.queue, (queue) => check(new QueueSession(queue), subject)),
  }),
);

/** A queue under test. */
class QueueSession {
  readonly source: QueueSource;
  readonly #queue: OpenQueue;

  constructor(queue: OpenQueue) {
    const { queue: source } = queue.provider;
    assert.ok(source, "queue: the provider has no queue");
    this.#queue = queue;
    this.source = source;
  }

  get hasClock(): boolean {
    return this.#queue.advance !== undefined;
  }

  send(event: object): Promise<void> {
    return this.#queue.send(event);
  }

  async advance(seconds: number): Promise<void> {
    await this.#queue.advance?.(seconds);
  }

  /** Pulls messages. The clock of the queue advances until a long poll ends. */
  async pull(): Promise<readonly QueueItem[]> {
    if (this.hasClock) return pullOnClock(this.source, (seconds) => this.advance(seconds));
    const pulling = this.source.pull(new AbortController().signal);
    const maxMs = this.source.limits.longPollSeconds * 1000 + lateMs;
    const isEnded = await endsWithin(pulling, maxMs);
    assert.ok(isEnded, "pull: does not end after limits.longPollSeconds");
    return pulling;
  }
}

/** The native payload of a pulled event may contain its handle. */
function eventsIn(subject: Subject, { json }: QueueItem) {
  return withoutNative(subject.eventsIn(json, "a queue message"));
}
