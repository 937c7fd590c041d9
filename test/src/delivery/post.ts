import { acmeRequest } from "../core/acme.js";
import type { Receiver } from "./receiver.js";

/** Posts an upload to a receiver as the made-up cloud does; resolves to the status, or 0 for no answer. */
export async function post(receiver: Receiver, media: string): Promise<number> {
  const { method, path, headers, body } = acmeRequest({ uploads: [media] }, { time: Date.now() });
  try {
    const response = await fetch(receiver.origin + path, { method, headers, body });
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
