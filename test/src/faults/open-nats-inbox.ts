import { connect } from "@nats-io/transport-node";
import { natsInbox } from "@vod-events/nats";
import type { InboxPlace, InboxUse, OpenedInbox } from "./engine.js";
import { flawedConnection } from "./flawed-connection.js";
import { flawedMedia } from "./flawed-media.js";
import { recordedConnection } from "./recorded-connection.js";

/** The lease of the long form. */
const defaultLeaseMs = 3000;

/** Opens the inbox of a place on a connection that fails soon. A list of servers is a cluster, of which all store. */
export async function openNatsInbox(
  { url, namespace }: InboxPlace,
  { worker, leaseMs = defaultLeaseMs, records, flaw }: InboxUse,
): Promise<OpenedInbox> {
  const servers = url.split(",");
  const connection = await connect({
    servers,
    timeout: 1000,
    pingInterval: 500,
    maxReconnectAttempts: -1,
    reconnectTimeWait: 50,
    reconnectJitter: 50,
    waitOnFirstConnect: true,
  });
  const flawed = flawedConnection(connection, namespace, flaw);
  const recorded =
    records === undefined
      ? flawed
      : recordedConnection(flawed, { name: namespace, leaseMs, path: records });
  const inbox = natsInbox({
    connection: recorded,
    name: namespace,
    replicas: servers.length,
    ackWaitSeconds: leaseMs / 1000,
    timeoutSeconds: 1,
    worker,
  });
  const isOfMedia = flaw === "writes_any_version" || flaw === "writes_states_late";
  const media = isOfMedia ? flawedMedia(inbox.media, flaw) : inbox.media;
  return { inbox: { ...inbox, media }, close: () => connection.close() };
}
