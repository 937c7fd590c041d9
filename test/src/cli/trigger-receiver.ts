import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type AnyVodEventsOptions, createVodEvents, type VodEvent } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";

/** The signing key of the receiver. It fits the rules of every cloud. */
export const receiverKey = "Abcdef0123456789";

/** An application that receives deliveries on 127.0.0.1. */
export interface TriggerReceiver {
  /** The base of its callback URLs. */
  readonly url: string;
  /** What its handlers got. */
  readonly events: readonly VodEvent[];
  close(): void;
}

/** Starts an application. Default: it has its own URL as `callback.url`. */
export async function triggerReceiver(
  providers: AnyVodEventsOptions["providers"],
  callbackUrl?: string,
): Promise<TriggerReceiver> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/vod`;
  const vod = createVodEvents({
    provider: Object.keys(providers)[0],
    providers,
    callback: { mode: "push", url: callbackUrl ?? url, signing: { key: receiverKey } },
  });
  const events: VodEvent[] = [];
  vod.on("*", (event) => void events.push(event));
  server.on("request", nodeHandler(vod));
  return { url, events, close: () => server.close() };
}
