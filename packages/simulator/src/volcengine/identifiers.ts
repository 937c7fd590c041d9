import { type RandomSource, randomHex } from "../primitives/seeded-random.js";

/** Creates ids and addresses in the cloud's formats. */
export type VolcengineIdentifiers = ReturnType<typeof volcengineIdentifiers>;

/** Creates the {@link VolcengineIdentifiers} of a space. */
export function volcengineIdentifiers(random: RandomSource) {
  /** Creates the id of a file, a job or a request. */
  const id = () => randomHex(random, 32);
  return {
    id,
    /** Creates the id of a media. */
    vid: () => `v0d${randomHex(random, 29)}`,
    /** Creates the id of the run of a workflow. */
    runId: () => `lb:${randomHex(random, 20)}`,
    /** Returns the place of a file in the storage, which is no URL. */
    storeUri: () => `tos-vod-cn-v-simulated/${id()}`,
  };
}
