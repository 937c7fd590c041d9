/**
 * The part of Baidu's SDK that is called; the SDK has no types of its own.
 *
 * @see https://github.com/baidubce/bce-sdk-js/blob/master/src/auth.js
 */
declare module "@baiducloud/sdk/src/auth.js" {
  class Auth {
    constructor(accessKeyId: string, secretAccessKey: string);
    /** `timestamp` is in seconds; gives the value of the Authorization header. */
    generateAuthorization(
      method: string,
      path: string,
      query: Readonly<Record<string, string>>,
      headers: Readonly<Record<string, string>>,
      timestamp: number,
      expirationSeconds: number,
      headersToSign: readonly string[],
    ): string;
  }
  export = Auth;
}
