/**
 * Runs a call until it ends or the signal is aborted, even if the call ignores the signal. Rejects with the error of
 * the call or the signal's reason.
 */
export async function unlessAborted<Result>(
  signal: AbortSignal,
  call: () => Promise<Result>,
): Promise<Result> {
  signal.throwIfAborted();
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
  });
  try {
    return await Promise.race([aborted, call()]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
