import {
  type Attributes,
  type Context,
  context,
  type Span,
  type SpanOptions,
  SpanStatusCode,
  type Tracer,
  trace,
} from "@opentelemetry/api";
import { attributes } from "./attributes.js";
import { errorType } from "./error-type.js";

/** A span to run work in. */
export interface SpanToRun extends SpanOptions {
  readonly name: string;
  readonly attributes: Attributes;
  /** The context that contains the parent. */
  readonly parent: Context;
}

/**
 * Runs work in a span, which is active meanwhile. `failureOf` returns the error type of a result that is a failure.
 * Of an error, only the type is recorded: messages of handlers may contain anything.
 */
export async function runInSpan<Result>(
  tracer: Tracer,
  { name, parent, ...options }: SpanToRun,
  work: () => Promise<Result>,
  failureOf: (result: Result) => string | undefined = () => undefined,
): Promise<Result> {
  const span = tracer.startSpan(name, options, parent);
  try {
    const result = await context.with(trace.setSpan(parent, span), work);
    const failure = failureOf(result);
    if (failure !== undefined) fail(span, failure);
    return result;
  } catch (error) {
    fail(span, errorType(error));
    throw error;
  } finally {
    span.end();
  }
}

function fail(span: Span, type: string): void {
  span.setAttribute(attributes.errorType, type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
