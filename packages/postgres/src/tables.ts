/** The names of the tables, an index and the sequence of an inbox, ready for a statement. */
export type Tables = ReturnType<typeof tablesOf>;

/** Returns the names in a schema. */
export function tablesOf(schema: string) {
  return {
    entries: `"${schema}".entries`,
    contents: `"${schema}".contents`,
    deliveries: `"${schema}".deliveries`,
    media: `"${schema}".media`,
    state: `"${schema}".state`,
    doneIndex: `"${schema}".entries_done`,
    numbers: `"${schema}".numbers`,
    version: `"${schema}".version`,
  } as const;
}
