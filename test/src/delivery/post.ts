import { acmeRequest } from "../core/acme.js";

/** A place that takes callbacks. */
export interface Receiver {
  /** Such as `http://127.0.0.1:8080`. */
  readonly origin: string;
}

/** Posts an upload to a receiver as the made-up cloud does; resolves to the status, or 0 for no answer. */
export function postUpload(receiver: Receiver, media: string): Promise<number> {
  return post(receiver, { uploads: [media] });
}

/** Posts a callback as {@link postUpload}. No answer in the given time is none. */
export async function post(
  { origin }: Receiver,
  json: unknown,
  timeoutMs?: number,
): Promise<number> {
  const { method, path, headers, body } = acmeRequest(json, { time: Date.now() });
  const signal = timeoutMs === undefined ? null : AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(origin + path, { method, headers, body, signal });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

/** Does something for each of some names, several at a time. */
export async function forEachOf(
  names: readonly string[],
  concurrency: number,
  work: (name: string) => Promise<void>,
): Promise<void> {
  const left = names.values();
  const workers = Array.from({ length: concurrency }, async () => {
    for (const name of left) await work(name);
  });
  await Promise.all(workers);
}
