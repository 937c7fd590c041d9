import { type RandomSource, randomHex, randomText } from "../primitives/seeded-random.js";

/** Creates the ids and URLs of an application in the cloud's formats. */
export type TencentIdentifiers = ReturnType<typeof tencentIdentifiers>;

/** Creates the {@link TencentIdentifiers} of an application. A URL does not resolve. */
export function tencentIdentifiers(random: RandomSource, appId: number) {
  return {
    /** Creates a decimal number of 19 digits, above the safe integers of JavaScript. */
    fileId: () => randomText(random, "123456789", 1) + randomText(random, "0123456789", 18),
    taskId: (kind: "procedurev2" | "Pull") => `${appId}-${kind}-${randomHex(random, 32)}t0`,
    url(fileId: string, fileName: string) {
      const folder = randomHex(random, 8);
      return `http://${appId}.vod2.example.com/${folder}/${fileId}/${encodeURIComponent(fileName)}`;
    },
  };
}
