import { systemClock } from "@vod-events/core";
import type { Delivery } from "./delivery.js";
import { deliveryContent } from "./delivery-content.js";
import type { Fault, FaultPlan } from "./faults.js";
import { type Forwarded, forward } from "./forward.js";
import type { LocalCloud } from "./local-cloud.js";
import type { ReceivedRequest } from "./received-request.js";

/** The wait of a late callback. */
const lateSeconds = 10;

/** The longest wait of an earlier callback for the next one. It is below the timeouts of the clouds. */
const orderSeconds = 3;

/** How many deliveries can be sent again. */
const keptDeliveries = 500;

/** Called with an ended attempt and its request. */
export type DeliveryObserver = (delivery: Delivery, request: ReceivedRequest) => void;

/** Passes the callbacks of simulated clouds on to the application, and its responses back. */
export class Relay {
  /** The faults to inject; `undefined` for none. */
  faults: FaultPlan | undefined;
  /** The latest deliveries, the newest last. */
  readonly recent: Delivery[] = [];
  /** The number of late callbacks that are still to come, and of those that the cloud sent later. */
  readonly late = { waiting: 0, sent: 0 };
  /** The origin of the application; `undefined` when nothing is forwarded. */
  readonly #application: string | undefined;
  readonly #observers = new Set<DeliveryObserver>();
  /** The number of attempts of each open delivery, by its key. */
  readonly #attempts = new Map<string, number>();
  readonly #closing = new AbortController();

  constructor(application: string | undefined) {
    this.#application = application;
  }

  /** Calls a function with every ended attempt. Returns a function that ends this. */
  observe(observer: DeliveryObserver): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /**
   * Handles a callback of a cloud. Resolves to the response for the cloud; without a number as status, it gets none. A
   * request by another method than POST is no callback, such as the probe of `callback check`: it is only forwarded.
   */
  async receive(local: LocalCloud, request: ReceivedRequest): Promise<Forwarded> {
    if (request.method !== "POST") return this.#forward(request);
    const at = new Date();
    const content = deliveryContent(local, request.body);
    const attempt = (this.#attempts.get(content.key) ?? 0) + 1;
    this.#attempts.set(content.key, attempt);
    const fault = this.faults?.next(content.key);
    const forwards = this.#application !== undefined && !isAnsweredHere(fault);
    const response = await this.#answer(fault, local, { ...request, events: content.events });
    const { headers, ...ended } = response;
    const { status } = ended;
    const retryAfterSeconds = local.cloud.retryAfterSeconds({ attempt, status });
    if (retryAfterSeconds === undefined) this.#attempts.delete(content.key);
    const delivery = {
      ...{ at, provider: local.name, content, attempt, fault, retryAfterSeconds },
      ...ended,
      forwarded: forwards,
      milliseconds: Date.now() - at.getTime(),
    };
    this.#record(delivery, request);
    return response;
  }

  /** Ends the waits of faults. */
  close(): void {
    this.#closing.abort();
  }

  async #answer(
    fault: Fault | undefined,
    local: LocalCloud,
    request: ReceivedRequest & { readonly events: readonly object[] },
  ): Promise<Forwarded> {
    const publishAgain = () =>
      Promise.all(request.events.map((event) => local.cloud.publish(event)));
    switch (fault) {
      case "lost":
        return { status: 200 };
      case "late":
        this.late.waiting += 1;
        this.#sleep(lateSeconds)
          .then(publishAgain)
          // The cloud was stopped meanwhile.
          .catch(() => undefined)
          .finally(() => {
            this.late.waiting -= 1;
            this.late.sent += 1;
          });
        return { status: 200 };
      case "5xx":
        return { status: 503 };
      case "out-of-order":
        await this.#nextOf(local, request.signal);
        return this.#forward(request);
      case "twice": {
        const ended = await this.#forward(request);
        await publishAgain();
        return ended;
      }
      default:
        return this.#forward(request);
    }
  }

  async #forward(request: ReceivedRequest): Promise<Forwarded> {
    if (this.#application === undefined) return { status: 200 };
    return forward(request, this.#application);
  }

  /** Resolves after the next delivery of a cloud. */
  async #nextOf({ name }: LocalCloud, signal: AbortSignal): Promise<void> {
    const passed = new AbortController();
    const stop = this.observe(({ provider }) => provider === name && passed.abort());
    await this.#sleep(orderSeconds, passed.signal, signal).catch(() => undefined);
    stop();
  }

  #sleep(seconds: number, ...signals: readonly AbortSignal[]): Promise<void> {
    const speed = this.faults?.speed ?? 1;
    const signal = AbortSignal.any([this.#closing.signal, ...signals]);
    return systemClock.sleep((seconds * 1000) / speed, signal);
  }

  #record(delivery: Delivery, request: ReceivedRequest): void {
    this.recent.push(delivery);
    if (this.recent.length > keptDeliveries) this.recent.shift();
    for (const observer of this.#observers) observer(delivery, request);
  }
}

/** Tells whether a callback with a fault does not reach the application. */
function isAnsweredHere(fault: Fault | undefined): boolean {
  return fault === "lost" || fault === "late" || fault === "5xx";
}
