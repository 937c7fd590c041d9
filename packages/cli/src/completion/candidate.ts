/** A word to complete to. */
export interface Candidate {
  readonly value: string;
  readonly description?: string;
}
