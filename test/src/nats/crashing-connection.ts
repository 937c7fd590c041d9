import { connect, type NatsConnection } from "@nats-io/transport-node";

/** Where a connection crashes: before or after the server got a request, which is counted from 1. */
export interface CrashPoint {
  readonly request: number;
  readonly when: "before" | "after";
}

/** A connection that closes for ever at a request, as when its process ends there. */
export class CrashingConnection {
  readonly connection: NatsConnection;
  hasCrashed = false;
  #point: CrashPoint | undefined;
  #requests = 0;

  private constructor(target: NatsConnection) {
    this.connection = new Proxy(target, {
      get: (_, property) => {
        if (property === "request") return this.#request(target);
        const value = Reflect.get(target, property, target);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  }

  static async connect(servers: string): Promise<CrashingConnection> {
    return new CrashingConnection(await connect({ servers }));
  }

  /** Counts the requests from now on. */
  crashAt(point: CrashPoint): void {
    this.#point = point;
    this.#requests = 0;
  }

  #request(target: NatsConnection): NatsConnection["request"] {
    return async (...parameters) => {
      this.#requests += 1;
      const isHere = this.#requests === this.#point?.request;
      if (isHere && this.#point?.when === "before") return this.#crash(target);
      const answer = await target.request(...parameters);
      return isHere ? this.#crash(target) : answer;
    };
  }

  async #crash(target: NatsConnection): Promise<never> {
    this.hasCrashed = true;
    await target.close();
    throw new Error("the process ended here");
  }
}
