import { lumen } from "@vod-events/adapter-template";
import { alibaba } from "@vod-events/alibaba";
import { baidu } from "@vod-events/baidu";
import { mux } from "@vod-events/mux";
import {
  type SimulatedTencent,
  simulateAlibaba,
  simulateBaidu,
  simulateMux,
  simulateTencent,
  simulateVolcengine,
} from "@vod-events/simulator";
import { type TencentVodClient, tencent } from "@vod-events/tencent";
import { fakeClock, type OpenAccount, type OpenHistory, type OpenQueue } from "@vod-events/testkit";
import { type VolcengineSite, volcengine } from "@vod-events/volcengine";
import { mnsClient } from "../alibaba/mns-client.js";
import { callbackReceiver } from "../simulator/callback-receiver.js";
import { tencentClient } from "../simulator/tencent-client.js";
import { lumenServer, lumenToken } from "./lumen-server.js";

/** An account of the simulated Tencent Cloud, reached through the SDK. */
export async function tencentAccount(): Promise<OpenAccount> {
  const cloud = await simulateTencent();
  const { endpoint, credentials } = cloud;
  const wrong = { ...credentials, secretKey: "wrong" };
  return {
    provider: tencent({ endpoint, credentials }),
    rejected: tencent({ endpoint, credentials: wrong }),
    key: "conformanceKey1",
    close: () => cloud.close(),
  };
}

/** An account of the simulated Baidu AI Cloud, reached through the SDK. */
export async function baiduAccount(): Promise<OpenAccount> {
  const cloud = await simulateBaidu();
  const { endpoint, credentials } = cloud;
  const wrong = { ...credentials, secretAccessKey: "wrong" };
  return {
    provider: baidu({ endpoint, credentials }),
    rejected: baidu({ endpoint, credentials: wrong }),
    key: "conformanceKey1",
    close: () => cloud.close(),
  };
}

/** The queue of an application of the simulated Tencent Cloud, reached through the SDK. */
export async function tencentQueue(): Promise<OpenQueue> {
  const clock = fakeClock();
  const cloud = await simulateTencent({ clock });
  await cloud.configure({ Mode: "PULL" });
  return {
    provider: tencent({ endpoint: cloud.endpoint, credentials: cloud.credentials }),
    send: (event) => cloud.publish(event),
    advance: (seconds) => clock.advance(seconds * 1000),
    close: () => cloud.close(),
  };
}

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

/** An account of the simulated Alibaba Cloud, reached through the real client. */
export async function alibabaAccount(): Promise<OpenAccount> {
  const cloud = await simulateAlibaba();
  const { endpoint, credentials } = cloud;
  const wrong = { ...credentials, accessKeySecret: "wrong" };
  const queue = { client: mnsClient(cloud), name: cloud.queue.name };
  return {
    provider: alibaba({ endpoint, credentials, queue }),
    rejected: alibaba({ endpoint, credentials: wrong }),
    key: "conformanceKey1",
    close: () => cloud.close(),
  };
}

/** The queue of the simulated Alibaba Cloud, reached through the real client. */
export async function alibabaQueue(): Promise<OpenQueue> {
  const clock = fakeClock(Date.now());
  const cloud = await simulateAlibaba({ clock });
  await cloud.configure({
    ...{ CallbackType: "MNS", EventTypeList: "ALL" },
    ...{ MnsEndpoint: cloud.endpoint, MnsQueueName: cloud.queue.name },
  });
  return {
    provider: alibaba({ env: {}, queue: { client: mnsClient(cloud), name: cloud.queue.name } }),
    send: (event) => cloud.publish(event),
    advance: (seconds) => clock.advance(seconds * 1000),
    close: () => cloud.close(),
  };
}

/** A space of the simulated Volcengine or BytePlus, reached through the real signer. */
export async function volcengineAccount(site?: VolcengineSite): Promise<OpenAccount> {
  const cloud = await simulateVolcengine(site === undefined ? {} : { site });
  const { endpoint, credentials, space } = cloud;
  const options = { site, env: {}, endpoint, space };
  const wrong = { ...credentials, secretAccessKey: "wrong" };
  return {
    provider: volcengine({ ...options, credentials }),
    rejected: volcengine({ ...options, credentials: wrong }),
    key: "conformanceKey1",
    close: () => cloud.close(),
  };
}

/** An environment of Mux, reached through the SDK. */
export async function muxAccount(): Promise<OpenAccount> {
  const cloud = await simulateMux();
  const { endpoint, credentials } = cloud;
  const wrong = { ...credentials, tokenSecret: "wrong" };
  return {
    provider: mux({ env: {}, endpoint, credentials }),
    rejected: mux({ env: {}, endpoint, credentials: wrong }),
    key: "conformanceKey1",
    close: () => cloud.close(),
  };
}

/** An account of the simulated Lumen VOD. */
export async function lumenAccount(): Promise<OpenAccount> {
  const { endpoint, close } = await lumenServer();
  return {
    provider: lumen({ env: {}, endpoint, credentials: { token: lumenToken } }),
    rejected: lumen({ env: {}, endpoint, credentials: { token: "wrong" } }),
    key: "conformanceKey1234",
    close,
  };
}
