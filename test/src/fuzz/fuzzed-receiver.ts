import assert from "node:assert/strict";
import { baidu } from "@vod-events/baidu";
import {
  createVodEvents,
  type DiagnosticEvents,
  memoryInbox,
  type VodEvent,
} from "@vod-events/core";
import { tencent } from "@vod-events/tencent";
import { fakeClock } from "@vod-events/testkit";
import type { WholeRequest } from "./deliveries.js";
import { withinCpuSeconds } from "./processor-time.js";
import { base, keys, now } from "./signed.js";

/** The result of a request. */
export interface ReceiveResult {
  readonly status: number;
  /** The events that handlers got. */
  readonly handled: readonly VodEvent[];
  /** Why it was refused. */
  readonly rejected: DiagnosticEvents["rejected"] | undefined;
}

/** How much the inbox of a {@link FuzzedReceiver} keeps. */
const inboxLimits = { done: 500, dead: 50 } as const;

const answers = new Map<number, readonly string[]>([
  [200, ["", "vod-events"]],
  [400, [""]],
  [401, [""]],
  [404, [""]],
  [405, ["allow"]],
  [413, [""]],
  [415, [""]],
  [422, [""]],
]);

/** An application with both adapters that asserts the properties of every response. */
export class FuzzedReceiver {
  readonly #handled: VodEvent[] = [];
  readonly #rejected: DiagnosticEvents["rejected"][] = [];
  /** Diagnostics that are checked later, because an exception of a listener is only a warning. */
  readonly #warnings: (
    | DiagnosticEvents["schema_drift"]
    | DiagnosticEvents["unsupported_format"]
  )[] = [];
  #drifts = 0;
  readonly #inbox = memoryInbox({ keepDone: inboxLimits.done, keepDead: inboxLimits.dead });
  readonly vod = createVodEvents({
    provider: "baidu",
    providers: { tencent: () => tencent({ env: {} }), baidu: () => baidu({ env: {} }) },
    callback: { mode: "push", url: base, signing: { key: keys[0], previousKeys: [keys[1]] } },
    inbox: this.#inbox,
    clock: fakeClock(now),
  });

  constructor() {
    this.vod.on("*", (event) => {
      this.#handled.push(event);
    });
    this.vod.diagnostics.on("rejected", (diagnostic) => this.#rejected.push(diagnostic));
    this.vod.diagnostics.on("schema_drift", (diagnostic) => this.#warnings.push(diagnostic));
    this.vod.diagnostics.on("unsupported_format", (diagnostic) => this.#warnings.push(diagnostic));
  }

  async receive(request: WholeRequest): Promise<ReceiveResult> {
    const reply = await withinCpuSeconds(2, () => this.vod.receive(request));
    assert.deepEqual(Object.keys(reply), ["status", "headers"]);
    const headers = Object.keys(reply.headers).join();
    const allowed = answers.get(reply.status) ?? [];
    assert.ok(allowed.includes(headers), `answered ${reply.status} ${headers}`);
    const handled = this.#handled.splice(0);
    assert.ok(handled.length <= 500, `${handled.length} events of one delivery`);
    const [rejected, ...more] = this.#rejected.splice(0);
    assert.deepEqual([rejected === undefined, more.length], [reply.status === 200, 0]);
    if (rejected !== undefined) assertNoSecret(rejected);
    for (const diagnostic of this.#warnings.splice(0)) this.#checkWarning(diagnostic);
    if (reply.status !== 200) assert.deepEqual(handled, []);
    return { status: reply.status, handled, rejected };
  }

  #checkWarning(
    diagnostic: DiagnosticEvents["schema_drift"] | DiagnosticEvents["unsupported_format"],
  ): void {
    if ("format" in diagnostic) {
      assertNoSecret(diagnostic);
      return;
    }
    // The name of a type or a field is reported: a canary may have become one.
    const { name, ...others } = diagnostic;
    assert.match(name, /^[ -~]{1,100}$/);
    assertNoSecret(others);
    this.#drifts += 1;
  }

  /** Asserts the limits of the inbox at the end. */
  async checkInbox(): Promise<void> {
    const { waiting, running, done, dead } = await this.#inbox.admin.stats();
    assert.deepEqual([waiting, running, dead], [0, 0, 0]);
    assert.ok(done <= inboxLimits.done, `${done} events are remembered`);
    assert.ok(this.#drifts <= 1000, `${this.#drifts} diagnostics about unknown names`);
  }
}

/** Asserts that a diagnostic contains no secret and is not longer than a log line. */
function assertNoSecret(diagnostic: object): void {
  const text = JSON.stringify(diagnostic);
  assert.doesNotMatch(text, /canary/);
  assert.ok(text.length < 100_000, `a diagnostic of ${text.length} characters`);
}
