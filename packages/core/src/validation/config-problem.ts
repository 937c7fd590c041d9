import type * as t from "io-ts";
import { VodError } from "../errors/vod-error.js";

/** A problem of a config and how to fix it. It contains no value of the config. */
export interface ConfigProblem {
  /** The setting, such as `callback.signing.key`. */
  readonly path: string;
  /** What is wrong with the setting and how to fix it. */
  readonly message: string;
}

export function findProblems(
  codec: t.Mixed,
  path: string,
  value: unknown,
): readonly ConfigProblem[] {
  const result = codec.decode(value);
  if (result._tag === "Right") return [];
  return result.left.map((error) => ({ path: pathOf(error, path), message: messageOf(error) }));
}

/** Throws `config_invalid` with all problems, if there are any. */
export function rejectProblems(problems: readonly ConfigProblem[]): void {
  if (problems.length === 0) return;
  const listed = problems.slice(0, maxListed).map(formatProblem);
  const more = problems.length > maxListed ? [`and ${problems.length - maxListed} more`] : [];
  throw new VodError("config_invalid", [...listed, ...more].join("; "));
}

export function formatProblem({ path, message }: ConfigProblem): string {
  return path === "" ? message : `${path}: ${message}`;
}

/** Limits the message. The remaining problems appear after the first ones are fixed. */
const maxListed = 10;

function pathOf({ context }: t.ValidationError, path: string): string {
  const keys = context.slice(1).map(({ key }) => printable(key));
  return [...(path === "" ? [] : [path]), ...keys].join(".");
}

/** Returns a name that fits into a one-line message. */
function printable(name: string): string {
  return /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]{1,100}$/u.test(name) ? name : "(unprintable name)";
}

function messageOf({ context, message }: t.ValidationError): string {
  return message ?? `must be ${context.at(-1)?.type.name ?? "valid"}`;
}
