import { randomInt } from "node:crypto";
import { type Clock, systemClock } from "@vod-events/core";
import { CallbackSender, type CallbackSenderOptions } from "./callback-sender.js";
import type {
  CallbackRules,
  SimulatedCloud,
  SimulatedFile,
  SimulatedSource,
  SimulationOptions,
  ThumbnailOptions,
  TranscodeOptions,
} from "./cloud.js";
import { type ApiAnswer, type ApiRequest, startServer } from "./http-server.js";
import { type RandomSource, seededRandom } from "./seeded-random.js";

/** What a customer does to the media of a cloud: where the clouds differ. */
export interface Customer {
  upload(file: SimulatedFile): { mediaId: string };
  import(source: SimulatedSource): { mediaId?: string; taskId: string };
  transcode(mediaId: string, options: TranscodeOptions): { taskId: string };
  thumbnail(mediaId: string, options: ThumbnailOptions): { taskId: string };
  redeliver(): void;
}

/** What every part of a simulated cloud stands on. */
export interface Ground {
  readonly clock: Clock;
  /** Gives the ids of media, tasks and events. */
  readonly random: RandomSource;
  readonly sender: CallbackSender;
}

/** Lays the ground; `rules` and `needsRetry` are the cloud's own. */
export function layGround(
  options: SimulationOptions,
  rules: CallbackRules,
  needsRetry: CallbackSenderOptions["needsRetry"],
): Ground {
  const clock = options.clock ?? systemClock;
  return {
    clock,
    random: seededRandom(options.seed ?? randomInt(2 ** 32)),
    sender: new CallbackSender({ clock, rules: { ...rules, ...options.retry }, needsRetry }),
  };
}

/** Throws once the cloud was closed. */
export type AssertOpen = () => void;

/** Starts the API of a cloud and gives it its common face. */
export async function assemble(
  ground: Ground,
  port: number,
  api: (request: ApiRequest) => Promise<ApiAnswer>,
  customer: Customer,
): Promise<{ cloud: SimulatedCloud; assertOpen: AssertOpen }> {
  const { sender } = ground;
  const server = await startServer(port, api);
  let open = true;
  const assertOpen = () => {
    if (!open) throw new Error("The simulated cloud is closed");
  };
  const act = async <Result>(action: () => Result): Promise<Result> => {
    assertOpen();
    return action();
  };
  const cloud: SimulatedCloud = {
    endpoint: server.endpoint,
    deliveries: sender.attempts,
    upload: (file) => act(() => customer.upload(file)),
    import: (source) => act(() => customer.import(source)),
    transcode: (mediaId, options = {}) => act(() => customer.transcode(mediaId, options)),
    thumbnail: (mediaId, options = {}) => act(() => customer.thumbnail(mediaId, options)),
    idle: () => sender.idle(),
    redeliver: () => act(() => customer.redeliver()),
    async close() {
      open = false;
      await Promise.all([sender.close(), server.close()]);
    },
  };
  return { cloud, assertOpen };
}
