import type { Instrumentation } from "@vod-events/core";

/** Records nothing. */
export const nothing: Instrumentation = {
  observe() {},
  delivery: (_, next) => next(),
  traceContext: () => undefined,
  attempt: (_, next) => next(),
  apiCall: (_, next) => next(),
};
