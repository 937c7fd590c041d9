/** A member of the SDK's `EventContent`: where an event of some type has its content. */
export interface ContentField {
  readonly name: string;
  /** The SDK's type of the content. */
  readonly comment: string;
}

const ofEveryEvent: ReadonlySet<string> = new Set(["EventHandle", "EventType"]);

/** The content fields that a text of type declarations gives `EventContent`. */
export function contentFields(declarations: string): readonly ContentField[] {
  const body = /export interface EventContent \{(.*?)\n\}/s.exec(declarations)?.[1];
  if (body === undefined) throw new Error("the declarations have no interface EventContent");
  return [...body.matchAll(/(?:\/\*\*((?:(?!\*\/).)*)\*\/\s*)?^\s*(\w+)\??:/gms)]
    .map(([, comment = "", name = ""]) => ({ name, comment }))
    .filter(({ name }) => !ofEveryEvent.has(name));
}

/** The names that are in one of two lists only. */
export function difference(known: readonly string[], found: readonly string[]) {
  return {
    added: found.filter((name) => !known.includes(name)),
    gone: known.filter((name) => !found.includes(name)),
  };
}
