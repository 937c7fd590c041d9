import type { NatsConnection } from "@nats-io/transport-node";
import { checkCount, checkOption, rejectUnknownOptions } from "@vod-events/core/inbox";

/** The options of `natsInbox`. */
export interface NatsInboxOptions {
  /** The application's connection. The inbox does not close it. */
  readonly connection: NatsConnection;
  /** The prefix of the streams and their subjects: letters, digits, `_` and `-`. Default `vod_events`. */
  readonly name?: string | undefined;
  /** The number of servers that store each event: 1 to 5. Use 3 in a cluster. Default 1. */
  readonly replicas?: number | undefined;
  /**
   * The maximum number of open events: waiting, running, and being settled. A delivery that exceeds it is rejected.
   * An existing stream can only be raised. Default 100,000.
   */
  readonly maxOpen?: number | undefined;
  /** How long done events are kept for deduplication. Default 604,800 (7 days). */
  readonly keepDoneSeconds?: number | undefined;
  /**
   * How long after a crash another machine handles its events. A running handler renews it, so that it may be shorter
   * than the handler deadline. All machines use the value of the last one that started. Default 30.
   */
  readonly ackWaitSeconds?: number | undefined;
  /**
   * Whether this process handles events. Set to `false` in a process that only receives, when others handle. Default
   * true.
   */
  readonly worker?: boolean | undefined;
  /** How long a call waits for the answer of the server. Default 3. */
  readonly timeoutSeconds?: number | undefined;
}

/** {@link NatsInboxOptions} with all defaults filled in, times in milliseconds. */
export interface NatsInboxSettings {
  readonly connection: NatsConnection;
  readonly name: string;
  readonly replicas: number;
  readonly maxOpen: number;
  readonly keepDoneMs: number;
  readonly ackWaitMs: number;
  readonly timeoutMs: number;
  readonly handlesEvents: boolean;
}

const optionNames: Readonly<Record<keyof NatsInboxOptions, true>> = {
  connection: true,
  name: true,
  replicas: true,
  maxOpen: true,
  keepDoneSeconds: true,
  ackWaitSeconds: true,
  worker: true,
  timeoutSeconds: true,
};

const weekSeconds = 7 * 24 * 3600;

/** Fills in the defaults. Throws `config_invalid` for invalid values. */
export function settingsOf(options: NatsInboxOptions): NatsInboxSettings {
  rejectUnknownOptions("natsInbox", options, Object.keys(optionNames));
  const { connection, name = "vod_events", replicas = 1, maxOpen = 100_000 } = options;
  const { keepDoneSeconds = weekSeconds, ackWaitSeconds = 30, timeoutSeconds = 3 } = options;
  const { worker: handlesEvents = true } = options;
  const isConnection =
    typeof connection?.publish === "function" && typeof connection.request === "function";
  const connectionRule = "must be a connection of @nats-io/transport-node";
  checkOption("natsInbox.connection", isConnection, connectionRule);
  const nameRule = "must consist of letters, digits, _ and -, at most 64";
  checkOption("natsInbox.name", /^[A-Za-z0-9_-]{1,64}$/.test(name), nameRule);
  const isReplicas = Number.isInteger(replicas) && replicas >= 1 && replicas <= 5;
  checkOption("natsInbox.replicas", isReplicas, "must be an integer from 1 to 5");
  checkCount("natsInbox.maxOpen", maxOpen);
  checkOption("natsInbox.worker", typeof handlesEvents === "boolean", "must be true or false");
  return {
    connection,
    name,
    replicas,
    maxOpen,
    keepDoneMs: milliseconds(keepDoneSeconds, "keepDoneSeconds"),
    ackWaitMs: milliseconds(ackWaitSeconds, "ackWaitSeconds"),
    timeoutMs: milliseconds(timeoutSeconds, "timeoutSeconds"),
    handlesEvents,
  };
}

/** The shortest time that JetStream accepts as the age of a message is 100 ms. */
function milliseconds(seconds: number, option: string): number {
  const isValid = Number.isFinite(seconds) && seconds >= 0.1;
  checkOption(`natsInbox.${option}`, isValid, "must be a number of at least 0.1");
  return Math.round(seconds * 1000);
}
