import { printable } from "../io/printable.js";
import { type Delivery, isAcknowledged } from "../local/delivery.js";
import type { Colors } from "../output/pretty.js";

/** The width of most names, so that lines are aligned. */
const nameWidth = 10;

/** Formats a delivery as one line for people. */
export function deliveryLine(delivery: Delivery, colors: Colors): string {
  const { at, provider, content, attempt, milliseconds, forwarded } = delivery;
  const types = `${list(content.nativeTypes)} → ${list(content.types)}`;
  const color = isAcknowledged(delivery) ? colors.green : colors.red;
  const time = colors.dim(at.toTimeString().slice(0, 8));
  const parts = [
    ...[time, colors.bold(printable(provider).padEnd(nameWidth)), printable(types)],
    color(statusText(delivery)),
    forwarded ? `${milliseconds} ms` : "not forwarded",
    ...(attempt === 1 ? [] : [colors.yellow(`attempt ${attempt}`)]),
    colors.dim(printable(list(content.ids))),
  ];
  return `${parts.join("  ")}\n`;
}

/** Formats a delivery as JSON, without its content. */
export function deliveryJson(delivery: Delivery): object {
  const { at, provider, content, attempt, status, milliseconds, forwarded } = delivery;
  const { retryAfterSeconds, fault } = delivery;
  const { nativeTypes, types, ids, mediaIds } = content;
  return {
    ...{ kind: "delivery", at: at.toISOString(), provider, nativeTypes, types, ids, mediaIds },
    ...{ attempt, status, milliseconds, forwarded, retryAfterSeconds, fault },
  };
}

function statusText({ status, fault }: Delivery): string {
  const text = String(status).replace("_", " ");
  return fault === undefined ? text : `${text} (${fault})`;
}

function list(items: readonly string[]): string {
  const [first = "no event", ...others] = items;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
