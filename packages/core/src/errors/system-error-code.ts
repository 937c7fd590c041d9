/** Returns the code of an error of Node.js, such as `ENOENT`; `undefined` for other values. */
export function systemErrorCode(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" ? code : undefined;
}
