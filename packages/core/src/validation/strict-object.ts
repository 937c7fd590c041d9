import * as t from "io-ts";
import { closestMatch } from "./closest-match.js";

/** The codecs of an object's members, by name. */
type Members = Readonly<Record<string, t.Mixed>>;

/**
 * A codec of an object that has no other members than these, each of which may be left out or be `undefined`.
 * A member that it does not know is an error that names the nearest one: a misspelled option is otherwise one
 * that is left out.
 */
export function strictObject(members: Members): t.Type<object> {
  const names = Object.keys(members);
  return new t.Type<object>(
    "an object",
    (value): value is object => isRecord(value),
    (value, context) => {
      if (!isRecord(value)) return t.failure(value, context, "must be an object");
      const errors = Object.entries(value).flatMap(([name, member]) => {
        const codec = Object.hasOwn(members, name) ? members[name] : undefined;
        if (codec === undefined) return unknownMember(name, names, context);
        if (member === undefined) return [];
        const result = codec.validate(member, t.appendContext(context, name, codec, member));
        return result._tag === "Left" ? result.left : [];
      });
      return errors.length > 0 ? t.failures(errors) : t.success(value);
    },
    t.identity,
  );
}

function unknownMember(name: string, names: readonly string[], context: t.Context): t.Errors {
  const meant = closestMatch(name, names);
  const advice =
    meant === undefined ? `known options: ${names.join(", ")}` : `did you mean ${meant}?`;
  const place = t.appendContext(context, name, t.unknown);
  return [{ value: undefined, context: place, message: `is not a known option; ${advice}` }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
