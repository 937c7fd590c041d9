import { printable } from "../io/printable.js";
import type { Colors } from "../output/pretty.js";
import { tableLines } from "../output/table.js";
import type { Ready } from "./dev-output.js";

/** Describes the keys that can be typed. */
export const keysText =
  "r sends the last event again, q quits, ? shows the keys; press Enter after";

/** Formats what a dev server tells when it is ready. */
export function readyText({ clouds, lines, forwardTo, hasKeys }: Ready, colors: Colors): string {
  const rows = clouds.map(({ name, endpoint }) => [name, endpoint]);
  const target =
    forwardTo === undefined
      ? "Nothing is forwarded: callbacks are acknowledged and shown. See --forward-to."
      : `Callbacks are forwarded to ${forwardTo.origin}${forwardTo.pathname}.`;
  return [
    colors.bold("Simulated clouds"),
    ...tableLines(rows).map((row) => `  ${row}`),
    "",
    colors.bold("Environment of the application"),
    ...lines.map(printable),
    "",
    target,
    "Act as a customer: vod-events simulate",
    ...(hasKeys ? [`Keys: ${keysText}.`] : []),
    "",
    "",
  ].join("\n");
}
