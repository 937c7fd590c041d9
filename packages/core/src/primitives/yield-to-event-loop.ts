let next: Promise<void> | undefined;

/** Resolves in the next event-loop tick. All callers of one tick share the promise. */
export function yieldToEventLoop(): Promise<void> {
  next ??= new Promise((resolve) => {
    setImmediate(() => {
      next = undefined;
      resolve();
    });
  });
  return next;
}
