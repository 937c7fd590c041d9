/** What an error means and what to do about it, as Markdown. Links are paths below the root of the repository. */
export interface ErrorDescription {
  /** The meaning of the code, which is the cause of the error. */
  readonly meaning: string;
  readonly remedy: string;
}
