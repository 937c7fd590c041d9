import { createVodEvents, memoryInbox, type VodEvents } from "@vod-events/core";
import { type Delivery, isAcknowledged } from "../local/delivery.js";
import type { LocalClouds } from "../local/local-clouds.js";

/** A receiver that follows the callbacks of simulated clouds. */
export interface Follower {
  readonly vod: VodEvents;
  /** Follows no more. */
  stop(): Promise<void>;
}

/**
 * Follows the callbacks of simulated clouds: a receiver with the keys of the application verifies and translates each,
 * after the application has answered. The answer counts as the attempt. It changes nothing for the application.
 */
export function followClouds(clouds: LocalClouds, keyFile: string): Follower {
  const names = clouds.running.map(({ name }) => name);
  const answered = new Map<string, Delivery>();
  const vod = createVodEvents({
    provider: names[0],
    providers: Object.fromEntries(
      clouds.running.map(({ name, provider }) => [name, () => provider]),
    ),
    callback: { mode: "push", url: clouds.base, signing: { keyFile } },
    inbox: memoryInbox({ attempts: 1 }),
    media: true,
  });
  vod.on("*", ({ id }) => {
    const delivery = answered.get(id);
    if (delivery !== undefined) rejectUnlessAcknowledged(delivery);
  });
  const stop = clouds.relay.observe(async (delivery, request) => {
    const { ids } = delivery.content;
    for (const id of ids) answered.set(id, delivery);
    const { method, target: path, body } = request;
    const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
    await vod.receive({ method, path, headers: Object.fromEntries(headers), body });
    for (const id of ids) if (answered.get(id) === delivery) answered.delete(id);
  });
  return {
    vod,
    async stop() {
      stop();
      await vod.stop({ deadlineSeconds: 1 });
    },
  };
}

/** @throws Error that says what the application answered */
function rejectUnlessAcknowledged(delivery: Delivery): void {
  const { status, fault, forwarded, code } = delivery;
  if (fault !== undefined && !forwarded) {
    throw new Error(`the application did not get the callback: the fault ${fault} was injected`);
  }
  if (isAcknowledged(delivery)) return;
  if (typeof status === "number") throw new Error(`the application answered ${status}`);
  throw new Error(`the application did not answer: ${code ?? status}`);
}
