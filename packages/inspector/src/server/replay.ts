import type { StoredDelivery } from "@vod-events/core/inbox";
import { json, refusal } from "./answers.js";
import type { InspectorContext, ReplayTargets } from "./context.js";
import { readObject } from "./requests.js";

/** The time limit of a replay. */
const timeoutMs = 10_000;

/** The headers that belong to the first connection. */
const dropped =
  /^(host|connection|keep-alive|transfer-encoding|content-length|expect|te|trailer|upgrade|proxy-.*)$/;

/** A delivery to send again. */
interface Replayed extends StoredDelivery {
  readonly method: string;
}

/**
 * Sends a recorded or stored delivery to another URL and answers its status. The content of the reply is not read, so
 * that a replay cannot read a server's pages.
 */
export async function replay(request: Request, context: InspectorContext): Promise<Response> {
  const asked = await readObject(request);
  const target = targetOf(asked?.url, context.replay);
  if (typeof target === "string") return refusal(400, target);
  const delivery = await chosen(asked ?? {}, context);
  if (delivery === undefined) return refusal(404, "The delivery is no longer stored.");
  return json(await send(delivery, target));
}

/** Returns the URL, or why a delivery is not sent to it. */
function targetOf(text: unknown, targets: ReplayTargets): URL | string {
  if (targets === "none") return "Replays are switched off.";
  if (typeof text !== "string" || !URL.canParse(text)) return "The target is not a URL.";
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) return "The target must be an http or https URL.";
  if (url.username !== "" || url.password !== "") return "The target must have no user name.";
  if (targets === "any" || isLocal(url.hostname)) return url;
  return "Replays go to this machine only: 127.0.0.1, localhost or [::1].";
}

function isLocal(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}

async function chosen(
  { delivery, id }: Readonly<Record<string, unknown>>,
  { log, admin }: InspectorContext,
): Promise<Replayed | undefined> {
  if (typeof delivery === "number") {
    const { body, request } = log.delivery(delivery)?.content ?? {};
    if (body === undefined || request === undefined) return undefined;
    return { method: request.method, headers: request.headers, body };
  }
  const stored = typeof id === "string" ? (await admin?.get(id))?.delivery : undefined;
  return stored && { method: "POST", ...stored };
}

async function send({ method, headers, body }: Replayed, url: URL): Promise<object> {
  const began = performance.now();
  const kept = Object.entries(headers).filter(([name]) => !dropped.test(name));
  try {
    const response = await fetch(url, {
      method,
      headers: kept as [string, string][],
      ...(method !== "GET" && { body: Uint8Array.from(body) }),
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await response.body?.cancel();
    return { status: response.status, milliseconds: Math.round(performance.now() - began) };
  } catch (error) {
    return { error: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "failed";
  if (error.name === "TimeoutError") return "timeout";
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : error.name;
}
