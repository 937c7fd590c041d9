import { hash } from "node:crypto";

/**
 * The id of an event, from facts that do not change when it is delivered again. Every list of facts
 * gives an id of its own: the separators in a fact are escaped.
 */
export function eventId(provider: string, ...facts: readonly string[]): string {
  return [provider, ...facts].map(escapeFact).join(":");
}

function escapeFact(fact: string): string {
  if (!fact.includes("%") && !fact.includes(":")) return fact;
  return fact.replaceAll("%", "%25").replaceAll(":", "%3A");
}

/**
 * A short digest of a JSON value that does not depend on the order of members, nor on whether what is
 * not known is absent, `null` or empty text. Lists keep their order: sort them first where it does not matter.
 */
export function digest(value: unknown): string {
  return hash("sha256", canonical(value), "base64url").slice(0, 16);
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== null && member !== undefined && member !== "")
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.join(",")}}`;
}
