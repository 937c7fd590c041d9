/** A stream that a command prints to. */
export interface Output {
  write(text: string): unknown;
  /** Whether somebody watches it, rather than a file or another command. */
  readonly isTTY?: boolean | undefined;
  /** The width of the terminal in characters. */
  readonly columns?: number | undefined;
}

/** What a command finds around it; `process` is one. */
export interface Shell {
  readonly stdin: AsyncIterable<Uint8Array | string> & { readonly isTTY?: boolean | undefined };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
}
