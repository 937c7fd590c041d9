/** Formats any thrown value in one line, for logs and storage. */
export function errorMessage(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(errorMessage).join("; ");
  try {
    const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return words.replaceAll(/\s+/g, " ");
  } catch {
    return "an error that cannot be converted to text";
  }
}
