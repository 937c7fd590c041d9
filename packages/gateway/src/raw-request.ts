import { type InboxAdmin, permanent, VodError, type VodEvent } from "@vod-events/core";
import type { RequestContent } from "./request-content.js";

/** The headers of one connection, which are not forwarded, and those that the new request has of its own. */
const ownHeaders =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|expect|host|content-length)$/;

/**
 * Returns the original callback of an event, with its body and headers as they were received.
 *
 * @throws VodError `unsupported`, permanent, for an event without a callback, such as a pulled one
 */
export async function rawRequest(
  { id }: VodEvent,
  name: string,
  inbox: Pick<InboxAdmin, "get"> | undefined,
): Promise<RequestContent> {
  const delivery = (await inbox?.get(id))?.delivery;
  if (delivery === undefined) {
    const message = `${name} receives raw callbacks, and the event was not received as one`;
    throw permanent(new VodError("unsupported", message));
  }
  const headers = Object.entries(delivery.headers).filter(([header]) => !ownHeaders.test(header));
  return { headers: Object.fromEntries(headers), body: delivery.body };
}
