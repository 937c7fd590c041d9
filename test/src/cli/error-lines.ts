/** The lines that a command prints for the first error with a code. */
export function errorLines(code: string, message: string): string {
  return `error[${code}]: ${message}\n  see: vod-events errors ${code}\n`;
}
