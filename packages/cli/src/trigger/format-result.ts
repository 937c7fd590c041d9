import type { Io } from "../io/io.js";
import { printable } from "../io/printable.js";
import { colorsFor } from "../output/pretty.js";
import type { TriggeredDelivery } from "./make-deliveries.js";
import type { DeliveryResult } from "./send-delivery.js";

/** Tells whether a cloud counts a delivery as received: some accept no other status than 200. */
export function isAcknowledged({ status }: DeliveryResult): boolean {
  return status === 200;
}

/** Formats a delivery and the response in one line. */
export function formatResult(
  { event, nativeType }: TriggeredDelivery,
  result: DeliveryResult,
  json: boolean,
  io: Io,
): string {
  const { id, type, outcome } = event;
  const { status, reply = "", error, milliseconds } = result;
  if (json) {
    const delivery = { id, type, nativeType, outcome, acknowledged: isAcknowledged(result) };
    return `${printable(JSON.stringify({ ...delivery, status, reply, error, milliseconds }))}\n`;
  }
  const colors = colorsFor(io);
  const paint = isAcknowledged(result) ? colors.green : colors.red;
  const said = reply.trim() === "" ? "" : ` ${colors.dim(printable(reply.trim()))}`;
  const answer = paint(String(status ?? error));
  return `${answer} ${type} ${outcome} ${printable(id)} ${milliseconds} ms${said}\n`;
}
