import { context } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  type ReadableSpan,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { openTelemetry } from "@vod-events/opentelemetry";

/** The SDK with exporters in memory. Its context manager is that of the process until `close`. */
export class Telemetry {
  readonly #exporter = new InMemorySpanExporter();
  readonly #metrics = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  readonly #reader = new PeriodicExportingMetricReader({ exporter: this.#metrics });
  readonly tracerProvider = new BasicTracerProvider({
    spanProcessors: [new SimpleSpanProcessor(this.#exporter)],
  });
  readonly meterProvider = new MeterProvider({ readers: [this.#reader] });

  constructor() {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  }

  /** Creates an instrumentation that records here. */
  instrumentation() {
    return openTelemetry(this);
  }

  /** The ended spans, in the order in which they ended. */
  get spans(): readonly ReadableSpan[] {
    return this.#exporter.getFinishedSpans();
  }

  spansNamed(name: string): readonly ReadableSpan[] {
    return this.spans.filter((span) => span.name === name);
  }

  /** The metrics now: for each name, its data points. */
  async points(name: string): Promise<readonly Point[]> {
    return (await this.metrics()).filter((metric) => metric.name === name).flatMap((m) => m.points);
  }

  /** For each data point of a metric, the values of some attributes, and its number or count. */
  async counts(name: string, ...keys: readonly string[]): Promise<readonly unknown[][]> {
    return (await this.points(name)).map(({ attributes, value }) => [
      ...keys.map((key) => attributes[key]),
      typeof value === "number" ? value : value.count,
    ]);
  }

  /** All metrics now. */
  async metrics() {
    this.#metrics.reset();
    await this.#reader.forceFlush();
    return this.#metrics.getMetrics().flatMap(({ scopeMetrics }) =>
      scopeMetrics.flatMap(({ metrics }) =>
        metrics.map(({ descriptor, dataPoints }) => ({
          ...{ name: descriptor.name, unit: descriptor.unit },
          points: dataPoints.map(({ attributes, value }) => ({ attributes, value })) as Point[],
        })),
      ),
    );
  }

  async close(): Promise<void> {
    context.disable();
    await this.tracerProvider.shutdown();
    await this.meterProvider.shutdown();
  }
}

export interface Point {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly value: number | { readonly count: number; readonly sum: number };
}

/** The sum of a histogram's data point. */
export function sumOf(point: Point | undefined): number {
  if (point === undefined || typeof point.value === "number") throw new Error("no histogram");
  return point.value.sum;
}
