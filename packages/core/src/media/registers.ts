import { compareFacts, type Stamp } from "./fact.js";
import type { Fact } from "./media-state.js";

/**
 * Sets the values that are later than those of an object of facts. Its other members stay, and `undefined` says
 * nothing. Returns the same object when nothing changed.
 */
export function setLatest<Facts extends object>(
  facts: Facts,
  values: { readonly [Name in keyof Facts]?: unknown },
  stamp: Stamp,
): Facts {
  const current = facts as Readonly<Record<string, Fact<unknown> | undefined>>;
  const later: Record<string, Fact<unknown>> = {};
  for (const [name, value] of Object.entries<unknown>(values)) {
    if (value === undefined) continue;
    const fact = { value, ...stamp };
    const before = current[name];
    if (before === undefined || compareFacts(fact, before) > 0) later[name] = fact;
  }
  return Object.keys(later).length === 0 ? facts : { ...facts, ...later };
}
