import Mux from "@mux/mux-node";
import { type SimulatedMux, type SimulateMuxOptions, simulateMux } from "@vod-events/simulator";
import { type CallbackReceiver, callbackReceiver } from "./callback-receiver.js";

/** The SDK's client for a simulated environment. It does not retry by itself. */
export function muxClient({ endpoint: baseURL, credentials }: SimulatedMux, change: object = {}) {
  return new Mux({ baseURL, ...credentials, maxRetries: 0, ...change });
}

/** Resolves to the status and type of the error of a call, or to `no error`. */
export async function errorOf(call: PromiseLike<unknown>): Promise<string> {
  try {
    await call;
    return "no error";
  } catch (error) {
    if (!(error instanceof Mux.APIError)) throw error;
    return `${error.status} ${error.error?.error?.type}`;
  }
}

export type MuxEvent = Awaited<ReturnType<Mux["webhooks"]["unwrap"]>>;

/** A simulated environment with a receiver of its events. */
export interface MuxSession {
  readonly cloud: SimulatedMux;
  readonly client: Mux;
  readonly receiver: CallbackReceiver;
  readonly webhookId: string;
  readonly secret: string;
  /** Resolves to the received events when no callback is left. The SDK verifies each. */
  events(): Promise<readonly MuxEvent[]>;
  close(): Promise<void>;
}

/** Opens a {@link MuxSession} with one webhook, which the SDK creates. */
export async function muxSession(options: SimulateMuxOptions = {}): Promise<MuxSession> {
  const cloud = await simulateMux({ seed: 1, ...options });
  const receiver = await callbackReceiver();
  const client = muxClient(cloud);
  const { id, signing_secret: secret = "" } = await client.system.webhooks.create({
    address: receiver.url,
  });
  return {
    ...{ cloud, client, receiver, secret, webhookId: id },
    async events() {
      await cloud.idle();
      return unwrapAll(client, receiver, secret);
    },
    async close() {
      await cloud.close();
      receiver.close();
    },
  };
}

/** Verifies and parses all received callbacks with the SDK. */
export function unwrapAll(
  client: Mux,
  { received }: CallbackReceiver,
  secret: string,
): Promise<readonly MuxEvent[]> {
  return Promise.all(
    received.map(({ body, headers }) => client.webhooks.unwrap(body, plain(headers), secret)),
  );
}

function plain(headers: CallbackReceiver["received"][number]["headers"]): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}
