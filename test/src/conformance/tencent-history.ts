import { type SimulatedTencent, simulateTencent } from "@vod-events/simulator";
import { type TencentVodClient, tencent } from "@vod-events/tencent";
import { fakeClock, type OpenHistory } from "@vod-events/testkit";
import { callbackReceiver } from "../simulator/callback-receiver.js";
import { tencentClient } from "../simulator/tencent-client.js";

/** Uploads and procedures of the simulated Tencent Cloud, reached through the SDK. */
export async function tencentHistory(): Promise<OpenHistory> {
  const clock = fakeClock();
  const since = new Date(clock.now());
  const cloud = await simulateTencent({ clock });
  const receiver = await callbackReceiver();
  await cloud.configure({
    ...{ NotificationUrl: receiver.url, UploadMediaCompleteEventSwitch: "ON" },
    DeleteMediaCompleteEventSwitch: "ON",
  });
  const existing: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    const { mediaId } = await cloud.upload({ name: `${count}.mp4` });
    existing.push(mediaId);
    await cloud.transcode(mediaId);
    await clock.advance(1000);
  }
  await cloud.idle();
  const told = receiver.received.length;
  await deleteUploads(cloud, 30);
  const sent = receiver.received.map(({ body }) => JSON.parse(body) as object);
  const [callbacks, later] = [sent.slice(0, told), sent.slice(told)];
  const sdk = tencentClient(cloud);
  let calls = 0;
  const client: TencentVodClient = {
    request(action, params) {
      calls += 1;
      return sdk.request(action, params);
    },
  };
  return {
    provider: tencent({ client }),
    ...{ since, until: new Date(clock.now()), calls: () => calls },
    callbacks,
    deletions: { existing, callbacks: later },
    async close() {
      receiver.close();
      await cloud.close();
    },
  };
}

/** Uploads media without a callback, and deletes them with one. */
async function deleteUploads(cloud: SimulatedTencent, count: number): Promise<void> {
  await cloud.configure({ UploadMediaCompleteEventSwitch: "OFF" });
  for (let uploaded = 0; uploaded < count; uploaded += 1) {
    const { mediaId } = await cloud.upload({ name: "gone.mp4" });
    await cloud.delete(mediaId);
  }
  await cloud.idle();
}
