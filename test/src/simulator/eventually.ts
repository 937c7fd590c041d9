/** Lets real I/O go on until a condition holds. Throws when that takes longer than any test may. */
export async function eventually(condition: () => boolean): Promise<void> {
  const end = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error("What was waited for did not happen");
    await new Promise((resolve) => setImmediate(resolve));
  }
}
