/**
 * An error response of the API with one of the cloud's codes.
 *
 * @see https://cloud.tencent.com/document/product/266/31774
 */
export class TencentApiError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
