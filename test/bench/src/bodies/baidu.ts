import { createHmac } from "node:crypto";

/** The key and the URL of the callback's signature. */
export const baiduKey = "fedcba9876543210fedcba9876543210";
export const baiduUrl = "https://hooks.example.com/vod/baidu";

/** A signed callback of Baidu AI Cloud. */
export interface BaiduCallback {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Signs an event as Baidu does. https://cloud.baidu.com/doc/VOD/s/xm3h9bdh3 */
export function baiduCallback(event: object): BaiduCallback {
  const body = Buffer.from(JSON.stringify(event));
  const user = "e95e33a028bd49dbb3e08f068dc975d5";
  const timestamp = String(Date.now());
  const token = createHmac("sha256", baiduKey)
    .update(`POST;${baiduUrl};${body};${timestamp};${user}`)
    .digest("hex");
  return {
    body,
    headers: {
      "vod-callback-auth-user": user,
      "vod-callback-auth-timestamp": timestamp,
      "vod-callback-auth-token": token,
    },
  };
}

/** An upload of which all is known. */
export function upload(mediaId: string): object {
  return {
    eventId: "evt-5f2a90b14d0f7c21",
    eventType: "MEDIA_UPLOAD_COMPLETE",
    eventTime: "2026-03-01T06:12:46Z",
    mediaUploadCompleteEvent: {
      mediaId,
      name: "Harbor at dawn",
      description: "From the ferry, an hour before the market opens",
      mediaType: "video",
      banStatus: "NORMAL",
      createTime: "2026-03-01T06:12:40Z",
      categoryId: "cat-travel",
      tags: ["travel", "harbor"],
      source: {
        sourceType: "UPLOAD",
        sourceUrl: "https://media.example.com/4d0f7c21/5f2a90b1.mp4?sign=f0d24563a9e8c7b6",
        coverUrl: "https://media.example.com/4d0f7c21/cover.jpg",
      },
      sourceMetadata: {
        eTag: "b8a1c9e7f0d24563a9e8c7b6d5f40312",
        fileSizeInByte: 48_113_920,
        type: "video",
        container: "MP4",
        durationInSecond: 183,
        durationInMillisecond: 182_900,
        video: {
          codec: "h264",
          heightInPixel: 1080,
          widthInPixel: 1920,
          bitRateInBps: 1_976_110,
          frameRate: 29.97,
          rotate: 0,
          dar: "16:9",
        },
        audio: { codec: "aac", channels: 2, sampleRateInHz: 48_000, bitRateInBps: 128_222 },
      },
    },
  };
}
