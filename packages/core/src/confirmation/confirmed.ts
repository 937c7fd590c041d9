/**
 * The result of confirming an event through the provider's API:
 *
 * - `yes`: the API confirmed the event
 * - `unknown`: the API cannot tell
 * - `not_needed`: the body is authenticated already
 * - `not_requested`: `receiver.confirm` is off
 */
export type Confirmed = "yes" | "unknown" | "not_needed" | "not_requested";
