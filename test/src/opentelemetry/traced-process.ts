import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { InboxAddress } from "./inbox-address.js";

/** A span as a process prints it. */
export interface PrintedSpan {
  readonly name: string;
  readonly traceId: string;
  readonly spanId: string;
  /** The id of the parent; absent for the root of a trace. */
  readonly parent?: string | undefined;
  /** The header `tracestate`; absent when it is empty. */
  readonly state?: string | undefined;
  readonly links: readonly SpanRef[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

type SpanRef = Pick<PrintedSpan, "traceId" | "spanId">;

/** What the processes do, by the name of their script. All use an inbox that they share. */
export interface TracedWork {
  /** Receives one callback about uploads, in the trace of a {@link gateway}. */
  readonly receive: { readonly uploads: readonly string[] };
  /** Pulls messages at once, each about uploads. */
  readonly pull: { readonly messages: readonly (readonly string[])[] };
  /** Handles events until a number of attempts have ended. */
  readonly handle: {
    readonly attempts: number;
    /** Whether the attempts fail. */
    readonly fails?: boolean;
    /** The attempts of an event before it moves to the dead letters. */
    readonly maxAttempts?: number;
  };
}

/** The options of a process. */
export type TracedOptions<Name extends keyof TracedWork> = TracedWork[Name] & {
  readonly inbox: InboxAddress;
};

/** The span of what sends the callbacks on. */
export const gateway = { traceId: "a".repeat(32), spanId: "b".repeat(16), state: "vendor=1" };

const run = promisify(execFile);

/** Runs a process with an SDK of its own. Returns its spans, in the order in which they ended. */
export async function runTraced<Name extends keyof TracedWork>(
  name: Name,
  options: TracedOptions<Name>,
): Promise<readonly PrintedSpan[]> {
  const script = join(import.meta.dirname, "children", `${name}.js`);
  const { stdout } = await run(process.execPath, [script, JSON.stringify(options)], {
    timeout: 30_000,
  });
  return JSON.parse(stdout);
}

/** The spans with a name. */
export function named(spans: readonly PrintedSpan[], name: string): readonly PrintedSpan[] {
  return spans.filter((span) => span.name === name);
}

/** The only span with a name. */
export function theOnly(spans: readonly PrintedSpan[], name: string): PrintedSpan {
  const [span, ...more] = named(spans, name);
  if (span === undefined || more.length > 0) throw new Error(`not one span ${name}`);
  return span;
}

/** What places an attempt in a trace. */
export interface PlacedAttempt extends Pick<PrintedSpan, "traceId" | "parent" | "state" | "links"> {
  readonly event: unknown;
  readonly attempt: unknown;
}

/** The attempts of a process. */
export function attemptsIn(spans: readonly PrintedSpan[]): readonly PlacedAttempt[] {
  return named(spans, "process acme").map(({ attributes, traceId, parent, state, links }) => ({
    ...{ traceId, parent, state, links },
    event: attributes["messaging.message.id"],
    attempt: attributes["vod_events.attempt"],
  }));
}

/** The attempts that continue a delivery, by the media of their event and their number. */
export function attemptsOf(
  { traceId, spanId, state }: PrintedSpan,
  ...attempts: readonly (readonly [string, number])[]
): readonly PlacedAttempt[] {
  return attempts.map(([mediaId, attempt]) => ({
    ...{ traceId, parent: spanId, state, links: [{ traceId, spanId }] },
    ...{ event: `acme:upload:${mediaId}`, attempt },
  }));
}
