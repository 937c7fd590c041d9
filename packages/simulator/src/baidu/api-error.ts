/**
 * An error that the API answers with: a code, and an HTTP status of its own.
 *
 * @see https://cloud.baidu.com/doc/VOD/s/1m057yiso
 */
export class BaiduApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}
