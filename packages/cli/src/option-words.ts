/** The library's options, in the words that they have on the command line. */
const typed: readonly (readonly [option: string, word: string])[] = [
  ["tencent.credentials to { secretId, secretKey }", "TENCENT_ID and TENCENT_KEY"],
  ["baidu.credentials to { accessKeyId, secretAccessKey }", "BAIDU_ID and BAIDU_KEY"],
  ["callback.signing.key", "VOD_SIGNING_KEY"],
  ["callback.url", "--url"],
  ["callback.mode", "--mode"],
  ["tencent.credentials", "TENCENT_ID, TENCENT_KEY and TENCENT_TOKEN"],
  ["tencent.subAppId", "TENCENT_SUB_APP_ID"],
  ["tencent.endpoint", "--endpoint"],
  ["baidu.credentials.accessKeyId", "BAIDU_ID"],
  ["baidu.credentials.secretAccessKey", "BAIDU_KEY"],
  ["baidu.credentials.sessionToken", "BAIDU_TOKEN"],
  ["baidu.credentials", "BAIDU_ID, BAIDU_KEY and BAIDU_TOKEN"],
  ["baidu.endpoint", "--endpoint"],
];

/** A message of the library with its options called what they are called here. */
export function inTypedWords(message: string): string {
  return typed.reduce((text, [option, word]) => text.replaceAll(option, word), message);
}
