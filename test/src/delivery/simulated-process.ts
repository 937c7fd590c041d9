import {
  createVodEvents,
  type HandlerContext,
  type Inbox,
  type VodEvent,
  type VodEvents,
  type VodEventsOptions,
} from "@vod-events/core";
import { type FakeClock, fakeClock } from "@vod-events/testkit";
import { acme } from "../core/acme.js";
import { pushConfig } from "../core/application.js";
import { Findings } from "./findings.js";
import { deadlineSeconds, HandlerScript } from "./handler-script.js";
import type { QueueSchedule } from "./schedules.js";

/** The shared state of the processes of a schedule. */
export interface SharedContext {
  readonly clock: FakeClock;
  readonly script: HandlerScript;
  readonly findings: Findings;
  readonly handling: { readonly concurrency: number; readonly attempts: number };
  readonly jitter: number;
  /** Whether an event may still be handed to a handler. Default: any may. */
  mayStart?(id: string): boolean;
}

/** Creates what the processes of a schedule share. */
export function sharedContext(
  { faults, concurrency, jitter }: Pick<QueueSchedule, "faults" | "concurrency" | "jitter">,
  attempts: number,
): SharedContext {
  const clock = fakeClock();
  return {
    clock,
    script: new HandlerScript(clock, faults),
    findings: new Findings(),
    handling: { attempts, concurrency },
    jitter,
  };
}

/** An application on a fake clock that watches over its handlers, and that can die. */
export class SimulatedProcess {
  readonly vod: VodEvents;
  /** How often the handlers of each event succeeded in time. */
  readonly successes = new Map<string, number>();
  /** The number of attempts that were reported as lost. */
  readonly losses = new Map<string, number>();
  /** The events that were given up on for good. */
  readonly dead = new Set<string>();
  readonly #shared: SharedContext;
  readonly #running = new Map<string, string | undefined>();
  #alive = true;

  constructor(shared: SharedContext, inbox: Inbox, options: Partial<VodEventsOptions> = {}) {
    this.#shared = shared;
    this.vod = createVodEvents({
      provider: "acme",
      providers: { acme: () => acme() },
      callback: pushConfig,
      inbox,
      clock: shared.clock,
      random: () => shared.jitter,
      handling: {
        ...shared.handling,
        deadlineSeconds,
        retryBaseSeconds: 0.5,
        retryCapSeconds: 4,
        serialBy: "media",
      },
      ...options,
    });
    this.vod.on("*", (event, context) => this.#handle(event, context));
    this.vod.diagnostics.on("lease_lost", ({ id }) => this.#alive && count(this.losses, id));
    this.vod.diagnostics.on("dead_lettered", ({ id }) => this.#alive && this.dead.add(id));
  }

  get alive(): boolean {
    return this.#alive;
  }

  /** Nothing it does counts from now on, and its handlers never end. */
  crash(): void {
    this.#alive = false;
  }

  /** Whether a handler is still running whose result counts. */
  get busy(): boolean {
    return this.#running.size > 0;
  }

  async #handle({ id, mediaId }: VodEvent, { signal }: HandlerContext): Promise<void> {
    const leave = () => void this.#running.delete(id);
    if (this.#alive) this.#begin(id, mediaId);
    signal.addEventListener("abort", leave);
    try {
      await this.#shared.script.run(id);
      if (!this.#alive) await new Promise<never>(() => {});
      if (!signal.aborted) count(this.successes, id);
    } finally {
      leave();
    }
  }

  #begin(id: string, mediaId: string | undefined): void {
    const { findings, handling, mayStart = () => true } = this.#shared;
    const mediaIds = [...this.#running.values()];
    findings.expect(!this.#running.has(id), `${id} is handled twice at the same time`);
    findings.expect(!mediaIds.includes(mediaId), `two events of ${mediaId} at the same time`);
    findings.expect(mayStart(id), `${id} is handled again after it was done`);
    this.#running.set(id, mediaId);
    const most = handling.concurrency;
    findings.expect(this.#running.size <= most, `${this.#running.size} at once, not ${most}`);
  }
}

function count(counts: Map<string, number>, id: string): void {
  counts.set(id, (counts.get(id) ?? 0) + 1);
}
