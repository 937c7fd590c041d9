/** Waits for real I/O until a condition is true. Throws after the timeout of a test. */
export async function eventually(condition: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error("What was waited for did not happen");
    await new Promise((resolve) => setImmediate(resolve));
  }
}
