import { type RawDelivery, rawDelivery } from "../provider/raw-delivery.js";

export function deliveryWith(
  { body, headers, url, receivedAt }: RawDelivery,
  parts: Partial<Pick<RawDelivery, "body" | "headers" | "url">>,
): RawDelivery {
  return rawDelivery({ body, headers, url, receivedAt, ...parts });
}
