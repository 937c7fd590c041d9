import { type RandomSource, randomHex, randomText } from "../primitives/seeded-random.js";

const lowerCase = "abcdefghijklmnopqrstuvwxyz0123456789";
const mixedCase = `ABCDEFGHIJKLMNOPQRSTUVWXYZ${lowerCase}`;

/** Creates ids and secrets in the cloud's formats. */
export type MuxIdentifiers = ReturnType<typeof muxIdentifiers>;

/** Creates the {@link MuxIdentifiers} of an environment. */
export function muxIdentifiers(random: RandomSource) {
  return {
    /** Creates the id of an asset, upload, playback id, track or rendition. */
    id: () => randomText(random, mixedCase, 43),
    /** Creates the id of an event: a UUID of version 4. */
    eventId() {
      const [, ...parts] = /^(.{8})(.{4})(.{3})(.{3})(.{12})$/.exec(randomHex(random, 30)) ?? [];
      const [first, second, third, fourth, last] = parts;
      return [first, second, `4${third}`, `a${fourth}`, last].join("-");
    },
    webhookId: () => randomText(random, lowerCase, 6),
    signingSecret: () => randomText(random, lowerCase, 32),
  };
}
