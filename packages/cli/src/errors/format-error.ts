import { Help } from "commander";
import { tableLines } from "../output/table.js";
import type { ErrorEntry } from "./catalog.js";

/** Formats errors as a table. */
export function errorTable(errors: readonly ErrorEntry[]): readonly string[] {
  const rows = errors.map(({ code, retryable, status }) => [
    code,
    retryable === undefined ? "" : yesOrNo(retryable),
    status === undefined ? "" : String(status),
  ]);
  return tableLines([["CODE", "RETRYABLE", "HTTP STATUS"], ...rows]);
}

/** Formats an error for people: its meaning, its remedy and the pages to read. */
export function errorLines(error: ErrorEntry, width: number): readonly string[] {
  const { code, meaning, remedy, page } = error;
  const { text, targets } = withoutLinks(remedy);
  const wrap = (paragraph: string) => new Help().boxWrap(paragraph, width);
  const pages = [page, ...targets].map((target) => `  ${target}`);
  return [
    ...[`${code}${traitsOf(error)}`, "", wrap(meaning), "", wrap(`Remedy: ${text}`), ""],
    ...["Documentation:", ...pages],
  ];
}

function traitsOf({ retryable, status }: ErrorEntry): string {
  if (retryable === undefined) return "";
  const traits = [`retryable: ${yesOrNo(retryable)}`];
  if (status !== undefined) traits.push(`HTTP status: ${status}`);
  return ` (${traits.join(", ")})`;
}

function yesOrNo(value: boolean): string {
  return value ? "yes" : "no";
}

/** Returns Markdown without its links, and their targets. A link in parentheses is left out. */
function withoutLinks(markdown: string): {
  readonly text: string;
  readonly targets: readonly string[];
} {
  const targets = [...markdown.matchAll(/\]\(([^)]+)\)/g)].map(([, target = ""]) => target);
  const text = markdown
    .replaceAll(/ \(\[[^\]]*\]\([^)]+\)\)/g, "")
    .replaceAll(/\[([^\]]*)\]\([^)]+\)/g, "$1");
  return { text, targets };
}
