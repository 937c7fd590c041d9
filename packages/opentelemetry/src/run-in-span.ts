import {
  type Attributes,
  type Context,
  context,
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

/** What is known when work ends. */
export interface SpanListener<Result> {
  /** Returns the error type of a result that is a failure. */
  readonly failureOf?: (result: Result) => string | undefined;
  /** Called with the duration, and the type of the error or failure. */
  readonly onEnd?: (seconds: number, failure: string | undefined) => void;
}

/**
 * Runs work in a span, which is active meanwhile. Of an error, only the type is recorded: messages of handlers may
 * contain anything.
 */
export async function runInSpan<Result>(
  tracer: Tracer,
  { name, parent, ...options }: SpanToRun,
  work: () => Promise<Result>,
  { failureOf, onEnd }: SpanListener<Result>,
): Promise<Result> {
  const began = performance.now();
  const span = tracer.startSpan(name, options, parent);
  let failure: string | undefined;
  try {
    const result = await context.with(trace.setSpan(parent, span), work);
    failure = failureOf?.(result);
    return result;
  } catch (error) {
    failure = errorType(error);
    throw error;
  } finally {
    if (failure !== undefined) {
      span.setAttribute(attributes.errorType, failure);
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
    onEnd?.((performance.now() - began) / 1000, failure);
  }
}
