/** The library's options and their names on the command line. */
const typed: readonly (readonly [option: string, word: string])[] = [
  ["callback.signing.key", "VOD_SIGNING_KEY"],
  ["callback.url", "--url"],
  ["callback.mode", "--mode"],
  ["forwardTo.secrets", "the secret of --forward-to"],
  ["forwardTo.url", "--forward-to"],
  ["forwardTo.timeoutSeconds", "--timeout"],
];

/** Replaces the library's option names in a message with those of the command line. */
export function withOptionNames(message: string): string {
  return typed.reduce((text, [option, word]) => {
    const whole = new RegExp(`${option.replaceAll(".", "\\.")}(?!\\w)`, "g");
    return text.replaceAll(whole, word);
  }, message);
}
