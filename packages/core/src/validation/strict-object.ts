import * as t from "io-ts";
import { closestMatch } from "./closest-match.js";

type Members = Readonly<Record<string, t.Mixed>>;

/**
 * Creates a codec of an object with optional members. An unknown member is an error that suggests the closest name,
 * because a misspelled option would otherwise count as absent.
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
    meant === undefined ? `Known options: ${names.join(", ")}` : `Did you mean ${meant}?`;
  const place = t.appendContext(context, name, t.unknown);
  return [{ value: undefined, context: place, message: `unknown option. ${advice}` }];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
