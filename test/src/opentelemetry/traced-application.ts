import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { systemClock } from "@vod-events/core";
import { application } from "../core/application.js";
import { openInbox } from "./inbox-address.js";
import { Telemetry } from "./telemetry.js";
import type { PrintedSpan, TracedOptions, TracedWork } from "./traced-process.js";

/** The options that a process was started with. */
export function optionsOf<Name extends keyof TracedWork>(_: Name): TracedOptions<Name> {
  return JSON.parse(process.argv[2] ?? "");
}

/** Creates the application of a process, with an SDK of its own. `worker`: whether it handles events. */
export async function tracedApplication(
  { inbox: address }: Pick<TracedOptions<keyof TracedWork>, "inbox">,
  worker: boolean,
  overrides: Parameters<typeof application>[0] = {},
) {
  const telemetry = new Telemetry();
  const { inbox, close } = await openInbox(address, worker);
  const instrumentation = telemetry.instrumentation();
  const { vod } = application({ clock: systemClock, inbox, instrumentation, ...overrides });
  return {
    vod,
    tracer: telemetry.tracerProvider.getTracer("application"),
    /** Stops, and prints the spans. */
    async end(): Promise<void> {
      await vod.stop();
      await close();
      process.stdout.write(JSON.stringify(telemetry.spans.map(printed)));
      await telemetry.close();
    },
  };
}

function printed(span: ReadableSpan): PrintedSpan {
  const { traceId, spanId, traceState } = span.spanContext();
  const { parentSpanContext: parent } = span;
  const state = traceState?.serialize();
  return {
    ...{ name: span.name, traceId, spanId, attributes: span.attributes },
    ...(parent && { parent: parent.spanId }),
    ...(state && { state }),
    links: span.links.map(({ context }) => ({ traceId: context.traceId, spanId: context.spanId })),
  };
}
