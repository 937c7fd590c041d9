/** What somebody threw, in one line that can be kept or logged; it may be anything at all. */
export function errorMessage(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(errorMessage).join("; ");
  try {
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return words.replaceAll(/\s+/g, " ");
  } catch {
    return "something that cannot be shown as text";
  }
}
