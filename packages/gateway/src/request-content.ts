/** The body of a request and the headers that describe it, in lower case. */
export interface RequestContent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}
