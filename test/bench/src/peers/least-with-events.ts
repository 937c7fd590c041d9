import { compileFunction } from "node:vm";
import { decodeEvent } from "@vod-events/core/provider";
import type { Callback } from "../bodies/callbacks.js";
import type { TimedCall } from "../measure/time-calls.js";
import { least } from "./least.js";

type Paths = ReadonlyMap<string, string>;

/**
 * {@link least}, and the events of the callback by code that is generated for it: object literals whose values are read
 * from the parsed body. It checks no member, converts no value and decides nothing.
 */
export function leastWithEvents(callback: Callback, parse?: () => unknown): TimedCall {
  const { provider, body } = callback;
  const { call } = least(callback, parse);
  const json: unknown = JSON.parse(body.toString());
  const decoded = decodeEvent(provider, json);
  if (!decoded.ok) throw new Error(decoded.problems.join());
  const paths = pathsIn(json);
  const events = expressionOf(provider.normalize(decoded.wire), paths);
  const create = compileFunction(`return ${events}`, ["body"]);
  return {
    name: "the least, with its events",
    call: () => {
      const [parsed, ids] = call() as [unknown, unknown];
      return [create(parsed), ids];
    },
  };
}

/** Where each value of a body is, by its JSON. */
function pathsIn(value: unknown, path = "body", paths = new Map<string, string>()): Paths {
  paths.set(JSON.stringify(value), path);
  for (const [name, member] of Object.entries(value instanceof Object ? value : {})) {
    pathsIn(member, `${path}[${JSON.stringify(name)}]`, paths);
  }
  return paths;
}

/** The code that creates a value, from values of the body wherever they are the same. */
function expressionOf(value: unknown, paths: Paths): string {
  const text = JSON.stringify(value);
  const path = paths.get(text);
  if (path !== undefined) return path;
  if (Array.isArray(value)) return `[${value.map((item) => expressionOf(item, paths)).join()}]`;
  if (!(value instanceof Object)) return text;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${expressionOf(member, paths)}`).join()}}`;
}
