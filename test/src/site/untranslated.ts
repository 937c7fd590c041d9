/** The pages that are not translated yet. The list may only become shorter: a new page is written in both languages. */
export const untranslated: readonly string[] = [];
