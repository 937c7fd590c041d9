import type { ApiFailure, FailNextOptions } from "./api-failure.js";
import type { CloudApi } from "./cloud-api.js";
import type { ApiAnswer, ApiRequest } from "./http-server.js";

interface Plan {
  readonly failure: ApiFailure;
  /** Absent for any action. */
  readonly action: string | undefined;
  left: number;
}

/** An API whose calls fail as planned. */
export class PlannedFailures {
  readonly #api: CloudApi;
  readonly #actions: readonly string[];
  readonly #plans: Plan[] = [];

  constructor(api: CloudApi, actions: readonly string[]) {
    this.#api = api;
    this.#actions = actions;
  }

  /** Failures are used in order. Throws for an unknown action. */
  plan(failure: ApiFailure, { times = 1, action }: FailNextOptions): void {
    if (action !== undefined && !this.#actions.includes(action)) {
      throw new Error(`There is no action ${action}; name one of ${this.#actions.join(", ")}`);
    }
    this.#plans.push({ failure, action, left: times });
  }

  async answer(request: ApiRequest): Promise<ApiAnswer | "no_answer"> {
    const failure = this.#next(this.#api.actionOf(request));
    if (failure === undefined) return this.#api.answer(request);
    if (typeof failure === "string") return this.#api.refuse(failure);
    if ("gateway" in failure) return gatewayPage(failure.gateway);
    if (failure.connection === "cut_after") await this.#api.answer(request);
    return "no_answer";
  }

  /** A request without a known action, such as one for the server's time, uses no planned failure. */
  #next(asked: string | undefined): ApiFailure | undefined {
    if (asked === undefined) return undefined;
    const plan = this.#plans.find(({ action = asked, left }) => action === asked && left > 0);
    if (plan !== undefined) plan.left--;
    return plan?.failure;
  }
}

function gatewayPage(status: number): ApiAnswer {
  const body = `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>\n`;
  return { status, headers: { "content-type": "text/html" }, body };
}
