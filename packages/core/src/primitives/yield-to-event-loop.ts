let next: Promise<void> | undefined;

/** Resolves in the next turn of the event loop, at once for all who ask in this one. */
export function yieldToEventLoop(): Promise<void> {
  next ??= new Promise((resolve) => {
    setImmediate(() => {
      next = undefined;
      resolve();
    });
  });
  return next;
}
