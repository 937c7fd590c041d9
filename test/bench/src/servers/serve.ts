import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { sendToParent } from "../processes/settings.js";

/** The resource usage of a server since the last report. */
export interface Usage {
  /** The share of the time that its event loop was busy. */
  readonly busy: number;
  /** The 99th percentile of the delay of its event loop. */
  readonly delayP99Milliseconds: number;
  /** How many requests it is done with, from the start on. */
  readonly done: number;
}

/** Serves on any free port of 127.0.0.1. Reports the port, and its {@link Usage} on request. */
export async function serve(listener: RequestListener, done: () => number): Promise<void> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  let before = performance.eventLoopUtilization();
  const delay = monitorEventLoopDelay();
  delay.enable();
  process.on("message", () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    const delayP99Milliseconds = delay.percentile(99) / 1e6;
    delay.reset();
    sendToParent({ busy: utilization, delayP99Milliseconds, done: done() } satisfies Usage);
  });
  sendToParent((server.address() as AddressInfo).port);
}
