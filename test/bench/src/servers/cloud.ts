import { once } from "node:events";
import { type AddressInfo, createServer, connect as open, type Socket } from "node:net";
import { simulateTencent } from "@vod-events/simulator";
import { sendToParent, settings } from "../processes/settings.js";

/** The settings of a simulated cloud. */
export interface CloudSettings {
  /** The number of files to upload when the queue is filled. */
  readonly uploads: number;
  /** How long a request and its answer are on their way, together. */
  readonly roundTripMs: number;
}

/** How it is reached. */
export interface CloudAddress {
  readonly endpoint: string;
  readonly credentials: { readonly secretId: string; readonly secretKey: string };
}

// A simulated cloud with network latency: each direction takes half of the round-trip time.
const { uploads, roundTripMs } = settings<CloudSettings>();
const cloud = await simulateTencent();
const proxy = createServer((socket) => {
  const { hostname, port } = new URL(cloud.endpoint);
  const upstream = open(Number(port), hostname);
  delay(socket, upstream);
  delay(upstream, socket);
}).listen(0, "127.0.0.1");
await once(proxy, "listening");

process.on("message", async () => {
  for (let index = 0; index < uploads; index++) await cloud.upload({ name: `${index}.mp4` });
  sendToParent("filled");
});
sendToParent({
  endpoint: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
  credentials: cloud.credentials,
} satisfies CloudAddress);

function delay(from: Socket, to: Socket): void {
  const afterDelay = (work: () => void) => setTimeout(work, roundTripMs / 2);
  from.setNoDelay();
  from.on("data", (data) => afterDelay(() => to.write(data)));
  from.on("end", () => afterDelay(() => to.end()));
  from.on("error", () => to.destroy());
}
