import { randomUUID } from "node:crypto";
import type { JsMsg } from "@nats-io/jetstream";
import { eventRef, type InboxHost } from "@vod-events/core/inbox";
import { type Attempt, decodeAttempt, encodeAttempt, messageIdOf } from "./attempts.js";
import { decodeEvent } from "./entries.js";
import type { HeldDelivery, Settlement } from "./settle.js";
import type { Storage } from "./storage.js";

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
    const key = message.subject.slice(message.subject.lastIndexOf(".") + 1);
    const id = messageIdOf(message);
    const delivery = message.info.deliveryCount;
    const stored = await decodeEvent(message.data);
    const { attempts, done, dead } = this.#storage;
    for (let left = tries; left > 0; left--) {
      const [known, doneBefore, deadBefore] = await Promise.all([
        attempts.get(key),
        done.get(key),
        dead.get(key),
      ]);
      const { attempt: latest, revision } = decodeAttempt(known);
      const own = latest?.message === id ? latest : undefined;
      if (own?.state === "done" || own?.state === "dead") {
        await this.#settlement.complete({ message, key, stored, attempt: own, revision });
        return undefined;
      }
      const isRedrive = deadBefore !== undefined && deadBefore.revision === stored.redriveOf;
      if (doneBefore !== undefined || (deadBefore !== undefined && !isRedrive)) {
        this.#host.report("duplicate", eventRef(stored.event));
        await this.#settlement.drop(message, revision);
        return undefined;
      }
      if (own !== undefined && delivery <= own.delivery) {
        // This delivery waited so long for the process that a later one was made.
        message.nak(this.#ackWaitMs);
        return undefined;
      }
      const attempt: Attempt = {
        message: id,
        delivery,
        token: randomUUID(),
        reply: replyOf(message),
        state: "running",
        attempts: (own?.attempts ?? 0) + 1,
        history: own?.history ?? [],
      };
      const taken = await attempts.replace(key, encodeAttempt(attempt), revision);
      if (taken === undefined) continue;
      // What remains is deleted by the next attempt or redrive.
      if (isRedrive) await dead.remove(deadBefore.revision).catch(() => {});
      return { message, key, stored, attempt, revision: taken };
    }
    message.nak(this.#ackWaitMs);
    return undefined;
  }
}

/** Returns the subject that a delivery is acknowledged at. */
function replyOf(message: JsMsg & { readonly reply?: string }): string {
  return message.reply ?? "";
}
