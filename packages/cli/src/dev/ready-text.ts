import type { DeliveryMode } from "@vod-events/core/provider";
import { printable } from "../io/printable.js";
import type { Colors } from "../output/pretty.js";
import { tableLines } from "../output/table.js";

/** What a dev server tells when it is ready. */
export interface Ready {
  readonly clouds: readonly { readonly name: string; readonly endpoint: string }[];
  readonly variables: Readonly<Record<string, string>>;
  /** The lines to paste. */
  readonly lines: readonly string[];
  readonly mode: DeliveryMode;
  readonly forwardTo: URL | undefined;
  /** Whether keys can be typed. */
  readonly hasKeys: boolean;
}

/** Describes the keys that can be typed. */
export const keysText =
  "r sends the last event again, q quits, ? shows the keys; press Enter after";

/** Formats what a dev server tells when it is ready. */
export function readyText(ready: Ready, colors: Colors): string {
  const { clouds, lines, hasKeys } = ready;
  const rows = clouds.map(({ name, endpoint }) => [name, endpoint]);
  return [
    colors.bold("Simulated clouds"),
    ...tableLines(rows).map((row) => `  ${row}`),
    "",
    colors.bold("Environment of the application"),
    ...lines.map(printable),
    "",
    targetText(ready),
    "Act as a customer: vod-events simulate",
    ...(hasKeys ? [`Keys: ${keysText}.`] : []),
    "",
    "",
  ].join("\n");
}

function targetText({ mode, forwardTo }: Ready): string {
  if (mode === "pull") return "The application pulls the queues.";
  if (forwardTo === undefined) {
    return "Nothing is forwarded: callbacks are acknowledged and shown. See --forward-to.";
  }
  return `Callbacks are forwarded to ${forwardTo.origin}${forwardTo.pathname}.`;
}
