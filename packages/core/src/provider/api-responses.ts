import { channel } from "node:diagnostics_channel";
import { type ResponseShape, shapeOf } from "./response-shape.js";

/** A response of a provider's API, without its values. */
export interface ApiResponse {
  /** The id of the adapter. */
  readonly provider: string;
  /** Names the call, such as `DescribeEventConfig`. */
  readonly call: string;
  readonly shape: ResponseShape;
}

/**
 * The diagnostics channel of Node.js that gets an {@link ApiResponse} for each successful call of an adapter through
 * `callWithTimeout`.
 *
 * @see https://nodejs.org/api/diagnostics_channel.html
 */
export const apiResponsesChannel = "vod-events:api-responses";

const responses = channel(apiResponsesChannel);

/** Publishes the shape of a response if there is a subscriber. */
export function publishResponse(provider: string, call: string, response: unknown): void {
  if (!responses.hasSubscribers) return;
  const published: ApiResponse = { provider, call, shape: shapeOf(response) };
  responses.publish(published);
}
