import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { DeliveryRequest, VodEvents } from "@vod-events/core";

/** What happens to a callback on its way. The cloud always gets status 200. */
export type Fate = "delivered" | "lost" | "late" | "twice" | "reordered";

/** A network between a cloud and an application that loses, delays, repeats and reorders callbacks. */
export interface LossyNetwork {
  /** The callback URL. */
  readonly url: string;
  /** The JSON of all callbacks that the cloud sent. */
  readonly sent: readonly object[];
  readonly fates: Readonly<Record<Fate, number>>;
  /** The application that gets the callbacks. */
  application: VodEvents;
  /** Delivers the reordered callbacks, last first. */
  flush(): Promise<void>;
  /** Delivers the late callbacks. Returns their statuses. */
  deliverLate(): Promise<readonly number[]>;
  close(): void;
}

/** Starts a network. `fateOf` decides what happens to each callback. */
export async function lossyNetwork(
  application: VodEvents,
  fateOf: () => Fate,
): Promise<LossyNetwork> {
  const late: Buffer[] = [];
  const reordered: Buffer[] = [];
  const sent: object[] = [];
  const fates = { delivered: 0, lost: 0, late: 0, twice: 0, reordered: 0 };
  /** The callbacks are unsigned. */
  const deliver = async (body: Buffer): Promise<number> => {
    const request: DeliveryRequest = { method: "POST", path: "/vod/tencent", headers: {}, body };
    return (await network.application.receive(request)).status;
  };

  async function pass(callback: Buffer, fate: Fate): Promise<void> {
    fates[fate] += 1;
    if (fate === "late") late.push(callback);
    if (fate === "reordered") reordered.push(callback);
    if (fate === "delivered" || fate === "twice") await deliver(callback);
    if (fate === "twice") await deliver(callback);
  }

  const server = createServer(async (message, response) => {
    const body = Buffer.concat(await message.toArray());
    sent.push(JSON.parse(body.toString()));
    await pass(body, fateOf());
    response.writeHead(200).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const network: LossyNetwork = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/vod/tencent`,
    ...{ sent, fates, application },
    async flush() {
      for (const callback of reordered.splice(0).reverse()) await deliver(callback);
    },
    async deliverLate() {
      const statuses: number[] = [];
      for (const callback of late.splice(0)) statuses.push(await deliver(callback));
      return statuses;
    },
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return network;
}
