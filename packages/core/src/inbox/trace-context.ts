/**
 * The trace context of a delivery, as text. The inbox stores it with the events of the delivery, so that the process
 * that handles them continues its trace.
 *
 * @see https://www.w3.org/TR/trace-context/
 */
export interface TraceContext {
  /** The header `traceparent`. */
  readonly traceparent: string;
  /** The header `tracestate`; absent when it is empty. */
  readonly tracestate?: string;
}
