import autocannon from "autocannon";
import { tencentBody, upload } from "../bodies/tencent.js";

/** How a server bore a load. */
export interface Load {
  readonly requests: number;
  readonly perSecond: number;
  readonly p99Milliseconds: number;
}

/** How to load a server. */
export interface LoadOptions {
  readonly port: number;
  readonly seconds: number;
  /** Requests a second, over all connections; as many as it takes unless given. */
  readonly rate?: number;
}

const connections = 50;
/** Replaced by an id of its own in each request. */
const idPlaceholder = "[<id>]";

/**
 * Sends signed callbacks of uploads, each of another media, over 50 connections. Rejects when one is not
 * answered 200.
 */
export async function load({ port, seconds, rate }: LoadOptions): Promise<Load> {
  const { errors, non2xx, duration, latency, ...result } = await autocannon({
    url: `http://127.0.0.1:${port}/vod/tencent`,
    method: "POST",
    headers: { "content-type": "application/json" },
    body: tencentBody(upload(idPlaceholder)),
    idReplacement: true,
    connections,
    duration: seconds,
    ...(rate !== undefined && { overallRate: rate }),
  });
  if (errors + non2xx > 0) throw new Error(`${errors} errors, ${non2xx} answers that are not 200`);
  const requests = result["2xx"];
  return { requests, perSecond: requests / duration, p99Milliseconds: latency.p99 };
}
