import type * as t from "io-ts";
import { VodError } from "../errors/vod-error.js";

/** Something that is wrong in a config, and what to write instead. Holds no value of it. */
export interface ConfigProblem {
  /** Such as `callback.signing.key`. */
  readonly path: string;
  /** Reads on after the path. */
  readonly message: string;
}

/** What a codec finds wrong with a value. */
export function findProblems(
  codec: t.Mixed,
  path: string,
  value: unknown,
): readonly ConfigProblem[] {
  const result = codec.decode(value);
  if (result._tag === "Right") return [];
  return result.left.map((error) => ({ path: pathOf(error, path), message: messageOf(error) }));
}

/** Throws `config_invalid` with everything that is wrong, if anything is. */
export function rejectProblems(problems: readonly ConfigProblem[]): void {
  if (problems.length === 0) return;
  const told = problems.slice(0, mostTold).map(({ path, message }) => `${path} ${message}`);
  const more = problems.length > mostTold ? [`and ${problems.length - mostTold} more`] : [];
  throw new VodError("config_invalid", [...told, ...more].join("; "));
}

/** A reader sees the first mistakes; what is left shows once they are mended. */
const mostTold = 10;

function pathOf({ context }: t.ValidationError, path: string): string {
  const keys = context.slice(1).map(({ key }) => printable(key));
  return [...(path === "" ? [] : [path]), ...keys].join(".");
}

/** A name as it may stand in an error, which is one line. */
function printable(name: string): string {
  return /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]{1,100}$/u.test(name)
    ? name
    : "(a name that cannot be printed)";
}

function messageOf({ context, message }: t.ValidationError): string {
  return message ?? `must be ${context.at(-1)?.type.name ?? "something else"}`;
}
