/** A retired word and the term to use instead. */
export interface RetiredWord {
  readonly pattern: RegExp;
  readonly use: string;
}

/** A use of a retired word. */
export interface Use {
  readonly line: number;
  readonly word: string;
  readonly use: string;
}

/** The words that the project used to have of its own. The list grows; a term never comes back. */
export const retiredWords: readonly RetiredWord[] = [
  { pattern: /\bhappenings?\b/i, use: "event" },
  { pattern: /\barrivals?\b/i, use: "received event" },
  { pattern: /\btold(?:Url)?\b/i, use: "callback URL, configured, expected" },
  { pattern: /imitat(?:e|ion|ing)/i, use: "sample delivery" },
  { pattern: /\bDecodeNotices?\b|\bnotices\b/, use: "warnings" },
  { pattern: /\bmouths?\b|\bthroats?\b/i, use: "source, pipeline" },
  { pattern: /\bnextTurn\b|\bturns? of the event loop\b/i, use: "event-loop tick" },
  { pattern: /\bPause\b|\bPace\b/, use: "WakeableSleep, RateLimiter" },
  { pattern: /\bunfinished\b/i, use: "in flight" },
  { pattern: /\bhand(?:s|ed|ing)? out\b/i, use: "lease" },
  { pattern: /\bbur(?:y|ies|ied|ying)(?:Letter)?\b|\bbury[A-Z]/i, use: "dead letter" },
  { pattern: /\bNotebooks?\b|\brecall\(|\bremember\(/, use: "key-value state" },
  { pattern: /\bledgers?\b|\bledgerOf\b/i, use: "inbox admin" },
  { pattern: /\bborne out\b|\bbears? (?:\w+ )*out\b|\bdoubted\b|\bdisowned\b/i, use: "confirmed" },
  { pattern: /\binquir(?:y|ies)\b|\binquiryOf\b/i, use: "lookup" },
  { pattern: /\bwantedOf\b|\bkept deliver(?:y|ies)\b|\bkeptDelivery\b/i, use: "event filter" },
  { pattern: /\bpatience\b/i, use: "busy retry" },
  { pattern: /\bwording(?:Of)?\b|\bwordsOf\b/i, use: "format, message" },
  { pattern: /\bhasSignsOf\b/, use: "recognizes" },
  { pattern: /\bconsents?\b/i, use: "confirmation prompt" },
  { pattern: /\bassembly\b|\bassemble\b/i, use: "composition, compose" },
  { pattern: /\bhypothes[ei]s\b/i, use: "candidate cause" },
  {
    pattern: /\bsent round\b|\b(?:gives?|gave|given) (?:\w+ )?ids? back\b/i,
    use: "redriven, retried",
  },
  { pattern: /\bwhoever\b/i, use: "a noun" },
  { pattern: /\bvod\.observe\b/, use: "vod.diagnostics" },
  { pattern: /\bcreateCallbackControl\b/, use: "createCallbackManager" },
  { pattern: /\bdoors?\b/i, use: "entry point" },
  { pattern: /接收器|接收方/, use: "接收端" },
  { pattern: /正文/, use: "请求体" },
];

/** Finds the retired words in a text. */
export function usesOf(text: string): readonly Use[] {
  return text.split("\n").flatMap((line, index) =>
    retiredWords.flatMap(({ pattern, use }) => {
      const word = pattern.exec(line)?.[0];
      return word === undefined ? [] : [{ line: index + 1, word, use }];
    }),
  );
}
