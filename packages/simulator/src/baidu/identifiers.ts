import { type RandomSource, randomHex, randomText } from "../primitives/seeded-random.js";

/** Creates ids and URLs in the cloud's formats. */
export type BaiduIdentifiers = ReturnType<typeof baiduIdentifiers>;

const letters = "abcdefghijkmnpqrstuvwxyz0123456789";

/** Creates the {@link BaiduIdentifiers} of an account. A URL does not resolve. */
export function baiduIdentifiers(random: RandomSource) {
  const id = (kind: string) => `${kind}-${randomText(random, letters, 16)}`;
  return {
    accountId: () => randomHex(random, 32),
    mediaId: () => id("mda"),
    taskId: () => id("tsk"),
    eventId: () => id("evt"),
    url: (mediaId: string, fileName: string) =>
      `https://vod.baidu.example.com/${mediaId}/${encodeURIComponent(fileName)}`,
  };
}
