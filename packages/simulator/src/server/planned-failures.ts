import { ApiError } from "./api-error.js";
import type { ApiFailure, FailNextOptions } from "./api-failure.js";
import type { CloudApi } from "./cloud-api.js";
import type { ApiRequest, ApiResponse } from "./http-server.js";

interface Plan {
  readonly failure: ApiFailure;
  /** `undefined` for any action. */
  readonly action: string | undefined;
  /** The number of calls that still fail. */
  left: number;
}

/** Wraps an API and makes calls fail as planned. */
export class PlannedFailures {
  readonly #api: CloudApi;
  readonly #actions: readonly string[];
  readonly #plans: Plan[] = [];

  constructor(api: CloudApi, actions: readonly string[]) {
    this.#api = api;
    this.#actions = actions;
  }

  /** Adds a failure. Failures are used in order. Throws for an unknown action. */
  plan(failure: ApiFailure, { times = 1, action }: FailNextOptions): void {
    if (action !== undefined && !this.#actions.includes(action)) {
      const known = this.#actions.join(", ");
      throw new Error(`failNext: unknown action ${action}. Known actions: ${known}.`);
    }
    this.#plans.push({ failure, action, left: times });
  }

  /** Returns `no_response` when the connection is to be cut. */
  async handle(request: ApiRequest): Promise<ApiResponse | "no_response"> {
    const failure = this.#next(this.#api.actionOf(request));
    if (failure === undefined) return this.#run(request);
    if (typeof failure === "string") {
      const error = new ApiError(failure, "This failure was planned with failNext");
      return this.#api.errorResponse(error, request);
    }
    if ("gateway" in failure) return gatewayPage(failure.gateway);
    if (failure.connection === "cut_after") await this.#run(request);
    return "no_response";
  }

  async #run(request: ApiRequest): Promise<ApiResponse> {
    try {
      return await this.#api.run(request);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return this.#api.errorResponse(error, request);
    }
  }

  /** Takes the next failure of an action. A request without a known action uses no planned failure. */
  #next(requested: string | undefined): ApiFailure | undefined {
    if (requested === undefined) return undefined;
    const plan = this.#plans.find(
      ({ action = requested, left }) => action === requested && left > 0,
    );
    if (plan !== undefined) plan.left--;
    return plan?.failure;
  }
}

function gatewayPage(status: number): ApiResponse {
  const body = `<html><head><title>${status}</title></head><body><h1>${status}</h1></body></html>\n`;
  return { status, headers: { "content-type": "text/html" }, body };
}
