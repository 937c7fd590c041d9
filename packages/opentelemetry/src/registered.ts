import {
  createNoopMeter,
  type MeterProvider,
  ProxyTracerProvider,
  type TracerProvider,
} from "@opentelemetry/api";

/** Tells whether an SDK records through these providers: those of the API itself record nothing. */
export function recordsAnything(
  tracerProvider: TracerProvider,
  meterProvider: MeterProvider,
  scope: string,
): boolean {
  const traces =
    !(tracerProvider instanceof ProxyTracerProvider) ||
    tracerProvider.getDelegateTracer(scope) !== undefined;
  return traces || meterProvider.getMeter(scope) !== createNoopMeter();
}
