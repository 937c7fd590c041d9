import { reportNote } from "../io/failure.js";
import type { Output } from "../io/io.js";
import type { Delivery } from "./delivery.js";
import type { Relay } from "./relay.js";

/** What advice names. */
export interface AdviceContext {
  /** The base of the application's callback URLs. */
  readonly forwardTo: URL;
  /** The variables of the application in lines to paste. */
  readonly lines: readonly string[];
  /** How to have an event sent again. */
  readonly resend: string;
}

/** Reports advice about deliveries. Returns a function that ends this. */
export function giveAdvice(relay: Relay, context: AdviceContext, stderr: Output): () => void {
  const adviser = new Adviser(context);
  return relay.observe((delivery) => {
    const advice = adviser.next(delivery);
    if (advice !== undefined) reportNote(stderr, advice);
  });
}

/**
 * Tells what to do about deliveries that the application does not acknowledge, once for each kind until a success, and
 * once when it is not sent again.
 */
class Adviser {
  readonly #context: AdviceContext;
  readonly #given = new Set<string>();

  constructor(context: AdviceContext) {
    this.#context = context;
  }

  /** Returns the advice for a delivery; `undefined` when there is none, or it was given before. */
  next(delivery: Delivery): string | undefined {
    if (!delivery.forwarded) return undefined;
    const kind = kindOf(delivery);
    if (kind === undefined) {
      this.#given.clear();
      return undefined;
    }
    const given = delivery.retryAfterSeconds === undefined ? `${kind}, the last attempt` : kind;
    if (this.#given.has(given)) return undefined;
    this.#given.add(given);
    return `${this.#message(kind, delivery)}. ${this.#nextAttempt(delivery)}`;
  }

  #nextAttempt({ provider, retryAfterSeconds }: Delivery): string {
    if (retryAfterSeconds === undefined) {
      return `${provider} does not send it again: ${this.#context.resend}`;
    }
    const when = retryAfterSeconds === 0 ? "at once" : `in ${retryAfterSeconds} s`;
    return `${provider} sends it again ${when}`;
  }

  #message(kind: Kind, { status, code, provider }: Delivery): string {
    const { forwardTo, lines } = this.#context;
    const keyLine = lines.find((line) => line.includes("VOD_SIGNING_KEY")) ?? "";
    switch (kind) {
      case "refused":
        return `nothing listens on ${forwardTo.origin}: start the application`;
      case "no_connection":
        return `there is no connection to ${forwardTo.origin} (system error ${code}): check --forward-to`;
      case "timeout":
        return `the application did not answer ${provider} in time: acknowledge callbacks before long work`;
      case "unauthorized":
        return `the application answers 401: its signing key or callback URL differs. Restart it with the printed lines, such as ${keyLine}`;
      case "not_found":
        return `the application answers 404: it has no receiver at ${forwardTo.pathname}/${provider}. Check --forward-to and VOD_PROVIDER`;
      case "server_error":
        return `the application answers ${status}: see its log`;
      case "rejected":
        return `the application answers ${status}: it rejects the callback`;
    }
  }
}

type Kind =
  | "refused"
  | "no_connection"
  | "timeout"
  | "unauthorized"
  | "not_found"
  | "server_error"
  | "rejected";

function kindOf({ status, code }: Delivery): Kind | undefined {
  if (status === "timeout") return "timeout";
  if (status === "no_connection") return code === "ECONNREFUSED" ? "refused" : "no_connection";
  if (status === 401) return "unauthorized";
  if (status === 404) return "not_found";
  if (status >= 500) return "server_error";
  return status >= 300 ? "rejected" : undefined;
}
