import { VodError } from "../errors/vod-error.js";
import type { Clock } from "./clock.js";

/**
 * Runs a call with a timeout. At the timeout, rejects with the `VodError` `timeout` and aborts the call's signal. The
 * signal is also aborted when `stopping` is.
 */
export async function withTimeout<Result>(
  call: (signal: AbortSignal) => Promise<Result>,
  limits: { readonly what: string; readonly limitMs: number; readonly clock: Clock },
  stopping?: AbortSignal,
): Promise<Result> {
  const { what, limitMs, clock } = limits;
  const timer = new AbortController();
  const given = new AbortController();
  const giveUp = () => given.abort(stopping?.reason);
  stopping?.addEventListener("abort", giveUp, { once: true });
  const stalled = clock.sleep(limitMs, timer.signal, { ref: false }).then(() => {
    throw new VodError("timeout", `${what} did not end within ${limitMs / 1000} s`);
  });
  try {
    return await Promise.race([call(given.signal), stalled]);
  } finally {
    stopping?.removeEventListener("abort", giveUp);
    stalled.catch(() => undefined);
    timer.abort();
    given.abort();
  }
}
