/** Emits a process warning, for a mistake that would otherwise stay invisible. */
export function emitWarning(message: string): void {
  process.emitWarning(message, "VodEventsWarning");
}
