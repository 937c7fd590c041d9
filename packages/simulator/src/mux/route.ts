import type { ApiRequest } from "../server/http-server.js";
import type { MuxAction } from "./actions.js";
import { invalidParameter } from "./api-error.js";
import { isObject, type Members } from "./settings.js";

/** A request of a known action. */
export interface MuxCall {
  readonly id: string;
  readonly partId: string;
  readonly query: URLSearchParams;
  readonly request: ApiRequest;
}

/** A successful response. Without content, the body is empty. */
export interface MuxAnswer {
  readonly status: number;
  readonly content?: object;
}

/** The handlers of some actions. They throw an `ApiError`. */
export type MuxRoutes<Action extends MuxAction = MuxAction> = Readonly<
  Record<Action, (call: MuxCall) => MuxAnswer>
>;

/** The answer with what was asked for. */
export function ok(data: object): MuxAnswer {
  return { status: 200, content: { data } };
}

/** The answer with what was created. */
export function created(data: object): MuxAnswer {
  return { status: 201, content: { data } };
}

/** The answer to a deletion. */
export const deleted: MuxAnswer = { status: 204 };

/** Returns the JSON object in the body of a request. */
export function bodyOf({ request }: MuxCall): Members {
  try {
    const body: unknown = JSON.parse(request.body.toString() || "{}");
    if (isObject(body)) return body;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw invalidParameter("The body must be a JSON object.");
}
