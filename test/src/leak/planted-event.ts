import type { NamedFixture } from "../fixtures/named-fixture.js";
import type { Canaries } from "./canaries.js";

/** Which texts of an event give way to canaries: all, or those that are no words of the cloud. */
export type Planting = "all" | "free_text";

/** Members without which an event would be another. */
const kinds = /^(eventType|EventType|Type|version)$/;

/** Words with a meaning, such as `SUCCESS`, and times. */
const words = /^([A-Z][A-Z_]+|[A-Z][a-z]+|\d{4}-\d\d-\d\dT.*)$/;

/** An event whose strings are canaries. A URL stays a URL, with canaries in its path and query. */
export function plantedEvent(
  { name, event }: NamedFixture,
  planting: Planting,
  canaries: Canaries,
): Readonly<Record<string, unknown>> {
  const plant = (value: unknown, path: readonly string[]): unknown => {
    if (Array.isArray(value)) return value.map((item, index) => plant(item, [...path, `${index}`]));
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(
        Object.entries(value).map(([key, member]) => [key, plant(member, [...path, key])]),
      );
    }
    if (typeof value !== "string" || kinds.test(path.at(-1) ?? "")) return value;
    if (planting === "free_text" && words.test(value)) return value;
    const place = `${name}: ${path.join(".")}`;
    if (!/^https?:/.test(value)) return canaries.plant(place);
    const inQuery = canaries.plant(`${place} (query)`);
    return `https://media.example/${canaries.plant(`${place} (path)`)}.mp4?sign=${inQuery}`;
  };
  const more = { aMemberOfTomorrow: canaries.plant(`${name}: an unknown member`) };
  return { ...(plant(event, []) as object), ...more };
}
