import { isVodError, VodError, type VodErrorCode } from "@vod-events/core";

type Failure = readonly [
  code: VodErrorCode & ("config_invalid" | "inbox_unavailable"),
  words: string,
];

const privileges =
  "refuses a privilege to the role of the pool. It needs USAGE on the schema, SELECT, INSERT, UPDATE and DELETE on " +
  "its tables, and USAGE on its sequence; to create or upgrade the tables, it must own the schema, or have CREATE on " +
  "the database";

/**
 * The failure and its fix by SQLSTATE, or by the class of it, which is its first two characters.
 *
 * @see https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const failures: Readonly<Record<string, Failure>> = {
  "28": [
    "config_invalid",
    "rejects the credentials of the pool. Check its user, password and pg_hba.conf",
  ],
  "3D000": ["config_invalid", "has no database of this name. Check the database of the pool"],
  "42501": ["config_invalid", privileges],
  "25006": ["inbox_unavailable", "is read-only, as a replica is. Connect the pool to the primary"],
  "3F000": ["inbox_unavailable", "has lost the schema. The next call creates it"],
  "42P01": ["inbox_unavailable", "has lost a table. Restore it, or drop the schema"],
  "40": ["inbox_unavailable", "ended a transaction that conflicted with another one. Try again"],
  "53100": ["inbox_unavailable", "has no disk space left. Free some space"],
  "53300": [
    "inbox_unavailable",
    "has no free connection. Raise max_connections, or lower max of the pools",
  ],
  "53": ["inbox_unavailable", "lacks resources. See its log"],
  "55P03": [
    "inbox_unavailable",
    "waited too long for a lock. Raise lock_timeout, or end the transaction that has it",
  ],
  "57014": [
    "inbox_unavailable",
    "canceled a statement that took too long. Raise statement_timeout",
  ],
  "57": ["inbox_unavailable", "is stopping or starting. Try again"],
  "58": ["inbox_unavailable", "has a system error. See its log"],
  "54": ["inbox_unavailable", "refuses a value that is too large"],
};

const noConnection = "cannot be reached, or the connection was lost. Check the server and the pool";

/**
 * Returns the error to throw for a failure of the pool or the server. It does not contain the original error, whose
 * message and details may contain parameters.
 */
export function failureOf(error: unknown, schema: string): VodError {
  if (isVodError(error)) return error;
  const nativeCode = codeOf(error);
  const [code, words] = failureWith(error, nativeCode);
  const suffix = nativeCode === undefined ? "" : ` (${nativeCode})`;
  const message = `the PostgreSQL server of the inbox "${schema}" ${words}${suffix}`;
  return new VodError(code, message, { nativeCode });
}

/** Tells whether a statement failed because of its parameters, so that other parameters may succeed. */
export function isOwnFault(error: unknown): boolean {
  return (
    isVodError(error) && (error.code === "inbox_full" || isIn(error.nativeCode, "22", "23", "54"))
  );
}

/**
 * Tells whether a connection does not have a prepared statement that it should have, or has it although it should not.
 * A pooler that gives each transaction another connection causes both.
 */
export function isLostStatement(error: unknown): boolean {
  return isVodError(error) && (error.nativeCode === "26000" || error.nativeCode === "42P05");
}

/** Tells whether the tables of the inbox were dropped. */
export function isMissingTable({ nativeCode }: VodError): boolean {
  return nativeCode === "42P01" || nativeCode === "3F000";
}

function failureWith(error: unknown, code: string | undefined): Failure {
  if (code !== undefined && isSqlState(code)) {
    if (code.startsWith("08")) return ["inbox_unavailable", noConnection];
    const words = "rejected a statement. See its log";
    return failures[code] ?? failures[code.slice(0, 2)] ?? ["inbox_unavailable", words];
  }
  // pg reports a missing password and a server without TLS as errors without a code.
  if (error instanceof Error && /^SASL|does not support SSL/.test(error.message)) {
    return ["config_invalid", "rejects how the pool connects. Check its password and ssl"];
  }
  return ["inbox_unavailable", noConnection];
}

/** The SQLSTATE of the server, or the error code of Node. */
function codeOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("code" in error)) return undefined;
  const { code } = error;
  return typeof code === "string" && /^[A-Z0-9_]{1,40}$/.test(code) ? code : undefined;
}

function isSqlState(code: string): boolean {
  return /^[0-9A-Z]{5}$/.test(code) && !/^E[A-Z]{4}$/.test(code);
}

function isIn(code: string | undefined, ...classes: readonly string[]): boolean {
  return code !== undefined && isSqlState(code) && classes.includes(code.slice(0, 2));
}
