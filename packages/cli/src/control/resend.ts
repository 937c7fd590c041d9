import type { Delivery } from "../local/delivery.js";
import type { Stage } from "../story/stage.js";

/**
 * Has the simulated cloud send the events of a delivery again, with a fresh signature: those with an id or of a media,
 * or the last ones. Resolves to the ids; `undefined` when there is no such delivery.
 */
export async function resend(
  id: string | undefined,
  { relay, running }: Stage,
): Promise<readonly string[] | undefined> {
  const delivery = relay.recent.findLast((each) => id === undefined || isMeant(each, id));
  const local = running.find(({ name }) => name === delivery?.provider);
  if (delivery === undefined || local === undefined) return undefined;
  const { events, ids } = delivery.content;
  for (const event of events) await local.cloud.publish(event);
  return ids;
}

function isMeant({ content: { ids, mediaIds } }: Delivery, id: string): boolean {
  return ids.includes(id) || mediaIds.includes(id);
}
