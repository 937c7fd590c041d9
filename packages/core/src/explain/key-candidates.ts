import type { CandidateCause, Variation } from "./candidate.js";

/** Returns other forms of a key, each with the mistake that it corrects. */
type Forms = (key: string) => readonly (readonly [form: string, detail: string])[];

const configured = "in the configured key";
const given = "in the key at the provider";

const whiteSpace: Forms = (key) => [
  [key.trim(), configured],
  [key.replace(/\s/g, ""), configured],
  ...["\n", "\r\n", " ", "\t"].map((end) => [`${key}${end}`, given] as const),
  [` ${key}`, given],
];

const quotes: Forms = (key) => [
  [key.replace(/^\s*(["'`])(.*)\1\s*$/s, "$2"), configured],
  [`"${key}"`, given],
  [`'${key}'`, given],
];

const letterCase: Forms = (key) => [
  [key.toLowerCase(), "the provider has it in lower case"],
  [key.toUpperCase(), "the provider has it in upper case"],
];

const encoded: Forms = (key) => [
  [Buffer.from(key, "base64").toString(), "the configured key is in base64"],
  [Buffer.from(key).toString("base64"), "the key at the provider is in base64"],
  [Buffer.from(key, "hex").toString(), "the configured key is in hexadecimal"],
  [decoded(key), "the configured key is percent-encoded"],
];

function decoded(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    return key;
  }
}

/** The known mistakes with keys. */
export const keyCandidates: readonly CandidateCause[] = [
  {
    name: "key_white_space",
    message: "the key contains white space",
    fix: "remove the white space, and set the key again with callback.apply()",
    variations: ({ keys }) => formsOf(keys, whiteSpace),
  },
  {
    name: "key_quotes",
    message: "the key contains the quotes around it",
    fix: "remove the quotes, and set the key again with callback.apply()",
    variations: ({ keys }) => formsOf(keys, quotes),
  },
  {
    name: "key_expired",
    message: "the delivery is signed with a key that has expired in the key file",
    fix: "set the current key at the provider with callback.apply(), or accept the old key longer",
    variations: (_suspect, { formerKeys }) => (formerKeys.length > 0 ? [{ keys: formerKeys }] : []),
  },
  {
    name: "key_letter_case",
    message: "the key at the provider differs from the configured key in letter case",
    fix: "correct the key in the config, or set it again with callback.apply()",
    variations: ({ keys }) => formsOf(keys, letterCase),
  },
  {
    name: "key_encoded",
    message: "the key is encoded on one side and not on the other",
    fix: "use the same text on both sides, and set the key again with callback.apply()",
    variations: ({ keys }) => formsOf(keys, encoded),
  },
];

/** Returns one variation for each kind of mistake, for any number of keys. */
function formsOf(keys: readonly string[], forms: Forms): readonly Variation[] {
  const byDetail = new Map<string, Set<string>>();
  for (const key of keys) {
    for (const [form, detail] of forms(key)) {
      if (form === "" || keys.includes(form)) continue;
      byDetail.set(detail, (byDetail.get(detail) ?? new Set()).add(form));
    }
  }
  return [...byDetail].map(([detail, found]) => ({ keys: [...found], detail }));
}
