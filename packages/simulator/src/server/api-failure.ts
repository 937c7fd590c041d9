/**
 * How a call of the API is to end: with one of the cloud's error codes, such as `InternalError`; with the
 * HTML page of a gateway that did not reach the cloud, under this HTTP status; or without an answer,
 * either before the cloud did what was asked or after.
 */
export type ApiFailure =
  | string
  | { readonly gateway: number }
  | { readonly connection: "cut_before" | "cut_after" };

/** Which calls of the API are to fail. */
export interface FailNextOptions {
  /** How many of them; 1 unless given. */
  readonly times?: number;
  /**
   * Only calls of this action: Tencent's name, such as `ModifyEventConfig`, or a method and a path of
   * Baidu's, such as `PUT /v2/callback`. Any call unless given.
   */
  readonly action?: string;
}
