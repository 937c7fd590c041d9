import type { HandlerContext, VodEvent } from "@vod-events/core";
import { type ForwardOptions, forwardTo } from "@vod-events/gateway";

/** A secret of Standard Webhooks. */
export const secret = `whsec_${Buffer.alloc(32, "secret-1").toString("base64")}`;

/** Another one. */
export const nextSecret = `whsec_${Buffer.alloc(32, "secret-2").toString("base64")}`;

/** An upload with a name. */
export function uploaded(name: string): VodEvent {
  return {
    id: `acme:upload:${name}`,
    idSource: "derived",
    type: "media.uploaded",
    provider: "acme",
    outcome: "succeeded",
    time: "2026-01-01T00:00:00Z",
    mediaId: name,
    data: { media: { name }, followUpTaskIds: [] },
    native: { type: "upload", payload: { name } },
  };
}

/** The context of a first attempt. */
export function contextOf(
  signal: HandlerContext["signal"] = new AbortController().signal,
): HandlerContext {
  return {
    ...{ signal, attempt: 1, receivedAt: new Date() },
    integrity: { channel: "push", covers: ["body"], confirmed: "not_requested" },
  };
}

/** Forwards an event once. */
export async function attempt(
  options: Omit<ForwardOptions, "secrets"> & Partial<ForwardOptions>,
  event = uploaded("1"),
): Promise<void> {
  await forwardTo({ secrets: secret, ...options })(event, contextOf());
}

/** Returns the error of a failed attempt. */
export async function failureOf(work: Promise<unknown>): Promise<Record<string, unknown>> {
  const error: unknown = await work.then(
    () => undefined,
    (reason) => reason,
  );
  if (!(error instanceof Error)) throw new Error("the attempt did not fail");
  return Object.assign(error as unknown as Record<string, unknown>);
}
