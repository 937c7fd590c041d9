import { isVodError, VodError, type VodErrorCode } from "@vod-events/core";

type Failure = readonly [
  code: VodErrorCode & ("config_invalid" | "inbox_unavailable"),
  words: string,
];

const notEnabled = "has no JetStream for this account. Start the server with JetStream (-js)";
const noResources = "has no storage left for JetStream. Raise its limits or free some space";

/**
 * The failure and its fix by the code of JetStream.
 *
 * @see https://github.com/nats-io/nats-server/blob/main/server/errors.json
 */
const failures: Readonly<Record<number, Failure>> = {
  10002: ["inbox_unavailable", noResources],
  10005: ["inbox_unavailable", "has too few servers for replicas. Start them, or lower replicas"],
  10008: ["inbox_unavailable", "has no leader for JetStream. Start the other servers"],
  10023: ["inbox_unavailable", noResources],
  10026: ["config_invalid", "allows no further consumer. Raise the limit of the account"],
  10027: ["config_invalid", "allows no further stream. Raise the limit of the account"],
  10039: ["config_invalid", notEnabled],
  10047: ["inbox_unavailable", noResources],
  10065: ["config_invalid", "has another stream with these subjects. Set name, or delete it"],
  10074: ["config_invalid", "is no cluster, which replicas above 1 need. Set replicas to 1"],
  10077: ["inbox_unavailable", "cannot store a message. See the limits of the stream and its log"],
  10076: ["config_invalid", notEnabled],
};

const unknown: Failure = ["inbox_unavailable", "rejected a request. See its log"];

/** The failure and its fix by the name of the client's error. */
const clientFailures: Readonly<Record<string, Failure>> = {
  AuthorizationError: ["config_invalid", "rejects the credentials of the connection"],
  ClosedConnectionError: ["inbox_unavailable", "has no connection: the application closed it"],
  DrainingConnectionError: ["inbox_unavailable", "has no connection: the application drains it"],
  NoRespondersError: ["inbox_unavailable", "does not answer: JetStream is off or starting"],
  PermissionViolationError: [
    "config_invalid",
    "refuses a permission to the user of the connection. See the README of @vod-events/nats",
  ],
  TimeoutError: [
    "inbox_unavailable",
    "did not answer in time: no connection, no permission, or too few servers of the cluster",
  ],
};

/** Returns the JetStream code of an error, including one that the client wrapped. */
export function apiCodeOf(error: unknown): number | undefined {
  for (const each of chainOf(error)) {
    if (each.name.endsWith("NotFoundError") || each.name === "JetStreamApiError") {
      if ("code" in each && typeof each.code === "number") return each.code;
    }
  }
  return undefined;
}

/**
 * Returns the error to throw for a failure of the server or the client. It does not contain the original error, whose
 * message may contain a subject.
 */
export function failureOf(error: unknown, name: string): VodError {
  if (isVodError(error)) return error;
  const api = apiCodeOf(error);
  const [code, words] = api === undefined ? clientFailure(error) : (failures[api] ?? unknown);
  const nativeCode = api === undefined ? errorName(error) : String(api);
  const message = `the NATS server of the inbox "${name}" ${words} (${nativeCode})`;
  return new VodError(code, message, { nativeCode });
}

/** Tells whether the streams may be missing or of an earlier cluster, so that they must be looked up again. */
export function isMissingStream({ nativeCode }: VodError): boolean {
  return ["10014", "10059", "NoRespondersError", "JetStreamStatusError"].includes(nativeCode ?? "");
}

function clientFailure(error: unknown): Failure {
  return clientFailures[errorName(error)] ?? unknown;
}

/** The name of the innermost known error. */
function errorName(error: unknown): string {
  const names = chainOf(error).map(({ name }) => name);
  return names.findLast((name) => name in clientFailures) ?? names[0] ?? "Error";
}

function chainOf(error: unknown): readonly Error[] {
  return error instanceof Error ? [error, ...chainOf(error.cause)] : [];
}
