import type { Msg, NatsConnection } from "@nats-io/transport-node";
import { ArrivalClock } from "./arrival-clock.js";
import { writeRecord } from "./record.js";
import { wrappedConnection } from "./wrapped-connection.js";

/** The inbox that a connection is recorded for. */
interface RecordedInbox {
  readonly name: string;
  /** How long the server waits for an acknowledgment. */
  readonly leaseMs: number;
  /** The file of the records. */
  readonly path: string;
}

/** A delivered event, by the subject that it is acknowledged at. */
interface Delivery {
  readonly id: string;
  /** The earliest time when it can have arrived. */
  readonly at: number;
  token?: string;
}

/** The part of a stored attempt that the records need. */
interface StoredAttempt {
  readonly state: "running" | "done" | "waiting" | "dead";
  readonly token: string;
  readonly attempts: number;
  readonly reply: string;
}

/**
 * A connection of a NATS inbox that writes down each lease and each settled attempt of a worker. A lease begins when the
 * server has stored the attempt. It ends `leaseMs` after the delivery, or after the last renewal that the server has read.
 */
export function recordedConnection(
  target: NatsConnection,
  { name, leaseMs, path }: RecordedInbox,
): NatsConnection {
  const deliveries = new Map<string, Delivery>();
  const clock = new ArrivalClock();

  return wrappedConnection(target, {
    subscribe(subject, options) {
      const { callback } = options ?? {};
      if (callback === undefined) return target.subscribe(subject, options);
      return target.subscribe(subject, {
        ...options,
        callback(error, message) {
          if (error === null && message.subject.startsWith(`${name}.events.`)) arrive(message);
          callback(error, message);
        },
      });
    },
    async request(subject, payload, options) {
      if (!subject.startsWith(`${name}.attempts.`)) {
        return target.request(subject, payload, options);
      }
      const data = Buffer.from(payload as Uint8Array);
      const { state, token, attempts: attempt, reply }: StoredAttempt = JSON.parse(data.toString());
      const delivery = deliveries.get(reply);
      if (delivery === undefined) throw new Error("an attempt without a delivery");
      const { id } = delivery;
      const at = Date.now();
      if (state !== "running") writeRecord(path, { at, did: "ask_to_settle", id, token });
      const answer = await target.request(subject, payload, options);
      if (!(isStored(answer) || (await isCurrent(subject, data)))) return answer;
      if (state === "running") {
        delivery.token = token;
        const until = delivery.at + leaseMs;
        writeRecord(path, { at: Date.now(), did: "leased", id, token, attempt, until });
      } else {
        writeRecord(path, { at, did: "settled", id, token, as: state });
      }
      return answer;
    },
  });

  function arrive(message: Msg): void {
    const { reply = "", data } = message;
    const [line = ""] = Buffer.from(data).toString().split("\n");
    const delivery: Delivery = { id: JSON.parse(line).id, at: clock.arrival() };
    deliveries.set(reply, delivery);
    const respond = message.respond.bind(message);
    message.respond = (payload, options) => {
      const isSent = respond(payload, options);
      if (Buffer.from(payload as Uint8Array).toString() === "+WPI") void renewed(delivery);
      return isSent;
    };
  }

  /** Writes a renewal down when the server has read it. */
  async function renewed({ id, token }: Delivery): Promise<void> {
    const at = Date.now();
    try {
      await target.flush();
      if (token !== undefined)
        writeRecord(path, { at, did: "renewed", id, token, until: at + leaseMs });
    } catch {
      // The connection was lost.
    }
  }

  /** Whether a refused attempt is stored already: the answer to an earlier request was lost. */
  async function isCurrent(subject: string, data: Buffer): Promise<boolean> {
    const query = JSON.stringify({ last_by_subj: subject });
    const answer = await target.request(`$JS.API.STREAM.MSG.GET.${name}_attempts`, query);
    const { message } = answer.json<{ message?: { data?: string } }>();
    return message?.data === data.toString("base64");
  }
}

/** Whether the server has stored a message. */
function isStored(answer: Msg): boolean {
  return !("error" in answer.json<object>());
}
