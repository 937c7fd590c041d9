import type { Msg, NatsConnection } from "@nats-io/transport-node";
import type { Flaw } from "./flaw.js";
import { wrappedConnection } from "./wrapped-connection.js";

/** A connection of an inbox with a planted fault. */
export function flawedConnection(
  target: NatsConnection,
  name: string,
  flaw: Flaw | undefined,
): NatsConnection {
  const isOf = (kind: string, subject: string) => subject.startsWith(`${name}.${kind}.`);
  const attemptOf = (payload: unknown) => JSON.parse(Buffer.from(payload as Uint8Array).toString());
  switch (flaw) {
    case undefined:
    case "writes_any_version":
    case "writes_states_late":
      return target;
    case "acknowledges_early":
      return wrappedConnection(target, {
        async request(subject, ...rest) {
          if (!isOf("events", subject)) return target.request(subject, ...rest);
          setTimeout(() => target.request(subject, ...rest).catch(() => {}), 500);
          const data = Buffer.from(JSON.stringify({ stream: `${name}_events`, seq: 1 }));
          const answer: Pick<Msg, "data"> = { data };
          return answer as Msg;
        },
      });
    case "completes_without_token":
      return wrappedConnection(target, {
        request(subject, payload, options) {
          const isLate = isOf("attempts", subject) && attemptOf(payload).state === "done";
          const { headers: _, ...unconditional } = { timeout: 1000, ...options };
          return target.request(subject, payload, isLate ? unconditional : options);
        },
      });
    case "leases_for_no_time":
      return wrappedConnection(target, {
        async request(subject, payload, options) {
          const answer = await target.request(subject, payload, options);
          if (isOf("attempts", subject)) {
            const { state, reply } = attemptOf(payload);
            if (state === "running") target.publish(reply, "-NAK");
          }
          return answer;
        },
      });
  }
}
