import * as t from "io-ts";
import { readNumber } from "./read.js";

/** The members of an object as they were received. */
export type Members = Readonly<Record<string, unknown>>;

/** A lenient codec for a part of an event. */
export type Field<Value> = t.Type<Value, unknown>;

/**
 * Creates a codec for an object with lenient members: unreadable members are absent. It fails for a value that is not an
 * object, and for one that `read` returns `undefined` for.
 */
export function lenientObject<Value>(
  read: (from: Members) => Value,
  name = "an object",
): Field<NonNullable<Value>> {
  return objectCodec(name, (from, context) => {
    const content = read(from);
    return content ? t.success(content) : t.failure(from, context);
  });
}

/** The member that an object must have. */
export interface RequiredMember {
  readonly member: string;
  /** Names the object in error messages. Default `an object`. */
  readonly objectName?: string;
  /** Names the member's type in error messages. Default `a string`. */
  readonly typeName?: string;
  /** Reads the member; `undefined` when it is invalid. Default: a string that is not empty. */
  read?(value: unknown): string | undefined;
}

/** Creates a codec for an object that requires one member. Its other members are lenient. */
export function lenientObjectWith<Value>(
  rule: RequiredMember,
  read: (required: string, from: Members) => Value,
): Field<Value> {
  const { member, objectName = "an object", typeName = "a string", read: readMember = text } = rule;
  const type = new t.Type<string, unknown>(typeName, t.string.is, t.failure, t.identity);
  return objectCodec(objectName, (from, context) => {
    const required = readMember(from[member]);
    if (required !== undefined) return t.success(read(required, from));
    return t.failure(from[member], t.appendContext(context, member, type));
  });
}

function objectCodec<Value>(
  name: string,
  validate: (from: Members, context: t.Context) => t.Validation<Value>,
): Field<Value> {
  return new t.Type<Value, unknown>(
    name,
    (value): value is Value => readRecord(value) !== undefined,
    (value, context) => {
      const from = readRecord(value);
      return from === undefined ? t.failure(value, context) : validate(from, context);
    },
    t.identity,
  );
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Reads a value with a codec; `undefined` when it fails. */
export function readAs<Value>(codec: t.Decoder<unknown, Value>, value: unknown): Value | undefined {
  const result = codec.validate(value, noContext);
  return result._tag === "Right" ? result.right : undefined;
}

/** Failures become absent values, so their context is not needed. */
const noContext: t.Context = [];

/** Reads an object that is not a list. */
export function readRecord(value: unknown): Members | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  return value as Members;
}

/** Reads a number from 0 to 100. */
export function readPercent(value: unknown): number | undefined {
  const number = readNumber(value);
  return number !== undefined && number >= 0 && number <= 100 ? number : undefined;
}
