import { type RandomSource, randomHex } from "../primitives/seeded-random.js";

/** Creates ids and URLs in the cloud's formats. */
export type AlibabaIdentifiers = ReturnType<typeof alibabaIdentifiers>;

/** Creates the {@link AlibabaIdentifiers} of an account. A URL does not resolve. */
export function alibabaIdentifiers(random: RandomSource) {
  return {
    /** Creates the id of a media, a job or a message. */
    id: () => randomHex(random, 32),
    url: (mediaId: string, fileName: string) =>
      `http://vod.alibaba.example.com/${mediaId}/${encodeURIComponent(fileName)}`,
  };
}
