import { randomUUID } from "node:crypto";
import type { JsMsg } from "@nats-io/jetstream";
import { eventRef, type InboxHost } from "@vod-events/core/inbox";
import { type Attempt, decodeAttempt, encodeAttempt, messageIdOf } from "./attempts.js";
import { decodeEvent } from "./entries.js";
import type { HeldDelivery, Settlement } from "./settle.js";
import type { Storage } from "./storage.js";
import { keyOfSubject } from "./streams.js";

/** How often another machine may change the progress of an event while this one begins. */
const tries = 5;

/** Begins deliveries: decides whether the event is to be handled, and takes its lease. */
export class Beginning {
  readonly #storage: Storage;
  readonly #settlement: Settlement;
  readonly #host: InboxHost;
  readonly #ackWaitMs: number;

  constructor(storage: Storage, settlement: Settlement, host: InboxHost, ackWaitMs: number) {
    this.#storage = storage;
    this.#settlement = settlement;
    this.#host = host;
    this.#ackWaitMs = ackWaitMs;
  }

  /** Takes the lease of a delivered event. `undefined` when there is nothing to handle. */
  async begin(message: JsMsg): Promise<HeldDelivery | undefined> {
    const key = keyOfSubject(message.subject);
    const stored = await decodeEvent(message.data);
    for (let left = tries; left > 0; left--) {
      const result = await this.#tryToBegin({ message, key, stored });
      if (result !== "changed") return result;
    }
    message.nak(this.#ackWaitMs);
    return undefined;
  }

  /** `changed` when another machine changed the progress of the event meanwhile. */
  async #tryToBegin(delivered: Delivered): Promise<HeldDelivery | "changed" | undefined> {
    const { message, key, stored } = delivered;
    const { attempts, done, dead } = this.#storage;
    const [known, doneBefore, deadBefore] = await Promise.all([
      attempts.get(key),
      done.get(key),
      dead.get(key),
    ]);
    const { attempt: latest, revision } = decodeAttempt(known);
    const own = latest?.message === messageIdOf(message) ? latest : undefined;
    if (own?.state === "done" || own?.state === "dead") {
      await this.#settlement.complete({ ...delivered, attempt: own, revision });
      return undefined;
    }
    const isRedrive = deadBefore !== undefined && deadBefore.revision === stored.redriveOf;
    if (doneBefore !== undefined || (deadBefore !== undefined && !isRedrive)) {
      this.#host.report("duplicate", eventRef(stored.event));
      await this.#settlement.drop(message, revision);
      return undefined;
    }
    const wait = this.#waitBefore(message, own);
    if (wait !== undefined) {
      message.nak(wait);
      return undefined;
    }
    const attempt = nextAttempt(message, own);
    const taken = await attempts.replace(key, encodeAttempt(attempt), revision);
    if (taken === undefined) return "changed";
    // What remains is deleted by the next attempt or redrive.
    if (isRedrive) await dead.remove(deadBefore.revision).catch(() => {});
    return { ...delivered, attempt, revision: taken };
  }

  /**
   * Returns after what wait another delivery is to begin instead, in milliseconds: at once when this machine stops, and
   * later when this delivery waited so long for the process that a newer one has begun.
   */
  #waitBefore({ info }: JsMsg, own: Attempt | undefined): number | undefined {
    if (this.#host.closing.aborted) return 0;
    if (own === undefined || info.deliveryCount > own.delivery) return undefined;
    return info.deliverySequence > own.sequence ? undefined : this.#ackWaitMs;
  }
}

type Delivered = Pick<HeldDelivery, "message" | "key" | "stored">;

function nextAttempt(message: JsMsg, own: Attempt | undefined): Attempt {
  return {
    message: messageIdOf(message),
    delivery: message.info.deliveryCount,
    sequence: message.info.deliverySequence,
    token: randomUUID(),
    reply: replyOf(message),
    state: "running",
    attempts: (own?.attempts ?? 0) + 1,
    history: own?.history ?? [],
  };
}

/** Returns the subject that a delivery is acknowledged at. */
function replyOf(message: JsMsg & { readonly reply?: string }): string {
  return message.reply ?? "";
}
