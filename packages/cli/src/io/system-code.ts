/** Returns the code of a system's error, such as `ENOENT`; `unknown` without one. */
export function systemCode(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "unknown";
}
