import type { Comparison } from "../benchmark.js";
import { summaryOf } from "./results.js";
import { type Verdict, verdictsOf } from "./verdict.js";

/** Formats a comparison as a table: the median of each subject, its range and its target. */
export function tableOf(comparison: Comparison): string {
  const { title, unit, figures } = comparison;
  const width = Math.max(...figures.map(({ name }) => name.length));
  const rows = figures.map((figure) => {
    const { median, least, most } = summaryOf(figure);
    const spread = figure.rounds.length > 1 ? `   ${short(least)} – ${short(most)}` : "";
    return `  ${figure.name.padEnd(width)}  ${short(median).padStart(9)}${spread}`;
  });
  return [`${title} (${unit})`, ...rows, ...verdictsOf(comparison).map(lineOf), ""].join("\n");
}

/** A verdict as a line of text. */
export function lineOf({ subject, reference, relation, limit, value, met }: Verdict): string {
  const what = reference === undefined ? subject : `${subject} / ${reference}`;
  if (limit === undefined) return `           ${what} = ${short(value)}`;
  return `  ${met ? "reached" : "MISSED "}  ${what} = ${short(value)}, to be ${relation} ${limit}`;
}

function short(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en-US");
  return value.toPrecision(3);
}
