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
  if (typeof value === "string") return quoted(value);
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  const members = value as Readonly<Record<string, unknown>>;
  let text = "";
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === null || member === undefined || member === "") continue;
    text += `${text === "" ? "" : ","}${quoted(key)}:${canonical(member)}`;
  }
  return `{${text}}`;
}

/** Printable ASCII that JSON writes as it is. */
const plainText = /^[ !#-[\]-~]*$/;

function quoted(text: string): string {
  return plainText.test(text) ? `"${text}"` : JSON.stringify(text);
}
