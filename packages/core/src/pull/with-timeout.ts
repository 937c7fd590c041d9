import { VodError } from "../errors/vod-error.js";
import type { Clock } from "../primitives/clock.js";

/**
 * Runs a call that could hang for ever, and gives it up after a time: then it rejects with the `VodError`
 * `timeout`, and the call's signal is aborted, as it is when `stopping` is.
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
