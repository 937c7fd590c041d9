import { hash } from "node:crypto";

/**
 * Returns the id of an event, made of facts that stay the same across redeliveries. Different facts give different
 * ids, because separators are escaped.
 */
export function eventId(provider: string, ...facts: readonly string[]): string {
  let id = escapeFact(provider);
  for (const fact of facts) id += `:${escapeFact(fact)}`;
  return id;
}

function escapeFact(fact: string): string {
  if (!fact.includes("%") && !fact.includes(":")) return fact;
  return fact.replaceAll("%", "%25").replaceAll(":", "%3A");
}

/**
 * Returns a short digest of a JSON value. It ignores the order of members, members that are absent, `null` or empty
 * strings, and whether a number is written as text. The order of lists counts: sort them first if it does not matter.
 */
export function digest(value: unknown): string {
  return hash("sha256", canonical(value), "base64url").slice(0, 16);
}

function canonical(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") return quoted(String(value));
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  let text = "";
  if (Array.isArray(value)) {
    for (const item of value) text += `${text === "" ? "" : ","}${canonical(item)}`;
    return `[${text}]`;
  }
  const members = value as Readonly<Record<string, unknown>>;
  for (const key of sortedKeys(members)) {
    const member = members[key];
    if (member === null || member === undefined || member === "") continue;
    text += `${text === "" ? "" : ","}${quoted(key)}:${canonical(member)}`;
  }
  return `{${text}}`;
}

/** Sorting costs more than the rest of a small object, and the keys of most are in order. */
function sortedKeys(members: object): readonly string[] {
  const keys = Object.keys(members);
  let last = "";
  for (const key of keys) {
    if (key < last) return keys.sort();
    last = key;
  }
  return keys;
}

/** Printable ASCII without characters that JSON escapes. */
const plainText = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  return plainText.test(text) ? `"${text}"` : JSON.stringify(text);
}
