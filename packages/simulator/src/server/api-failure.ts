/**
 * How an API call fails:
 *
 * - a string: with this error code of the cloud, such as `InternalError`
 * - `gateway`: with this HTTP status and the HTML page of a gateway; the call has no effect
 * - `connection`: without a response. With `cut_before`, the call has no effect. With `cut_after`, it takes effect.
 */
export type ApiFailure =
  | string
  | { readonly gateway: number }
  | { readonly connection: "cut_before" | "cut_after" };

/** The API calls that fail. */
export interface FailNextOptions {
  /** The number of calls that fail. Default 1. */
  readonly times?: number;
  /**
   * Only calls of this action fail. Tencent: the action name, such as `ModifyEventConfig`. Baidu and Mux: the method and
   * path, such as `PUT /v2/callback`. Default: calls of any action.
   */
  readonly action?: string;
}
