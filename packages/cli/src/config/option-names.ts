/** The library's options and their names on the command line. */
const typed: readonly (readonly [option: string, word: string])[] = [
  [", or tencent.credentials to { secretId, secretKey }", ""],
  [", or baidu.credentials to { accessKeyId, secretAccessKey }", ""],
  ["callback.signing.key", "VOD_SIGNING_KEY"],
  ["callback.url", "--url"],
  ["callback.mode", "--mode"],
  ["tencent.credentials.secretId", "TENCENTCLOUD_SECRET_ID"],
  ["tencent.credentials.secretKey", "TENCENTCLOUD_SECRET_KEY"],
  ["tencent.credentials.token", "TENCENTCLOUD_SESSION_TOKEN"],
  [
    "tencent.credentials",
    "TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY and TENCENTCLOUD_SESSION_TOKEN",
  ],
  ["tencent.subAppId", "TENCENTCLOUD_VOD_SUB_APP_ID"],
  ["tencent.site", "TENCENTCLOUD_VOD_SITE"],
  ["tencent.endpoint", "--endpoint"],
  ["baidu.credentials.accessKeyId", "BAIDUCLOUD_ACCESS_KEY"],
  ["baidu.credentials.secretAccessKey", "BAIDUCLOUD_SECRET_KEY"],
  ["baidu.credentials.sessionToken", "BAIDUCLOUD_SESSION_TOKEN"],
  [
    "baidu.credentials",
    "BAIDUCLOUD_ACCESS_KEY, BAIDUCLOUD_SECRET_KEY and BAIDUCLOUD_SESSION_TOKEN",
  ],
  ["baidu.endpoint", "--endpoint"],
];

/** Replaces the library's option names in a message with those of the command line. */
export function withOptionNames(message: string): string {
  return typed.reduce((text, [option, word]) => text.replaceAll(option, word), message);
}
