/** An event in a response of a provider's API. */
export interface LocatedEvent {
  readonly json: unknown;
  /** The path of the event in the response, such as `EventSet[2]`; absent when it is the whole input. */
  readonly place?: string;
}

/** The events in a response of a provider's API, or why there are none. Problems quote no value. */
export type ResponseContent =
  | { readonly ok: true; readonly events: readonly LocatedEvent[] }
  | {
      readonly ok: false;
      /** `response_error`: the API responded with an error. `response_invalid`: the events cannot be found. */
      readonly code: "response_error" | "response_invalid";
      readonly problem: string;
    };
