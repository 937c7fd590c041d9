import { createHash, createHmac } from "node:crypto";

/** The key that the applications of these tests share with both clouds. */
export const signingKey = "0123456789abcdefghijABCDEFGHIJzz";

/** The clouds that call. */
export const clouds = ["tencent", "baidu"] as const;

/** The callback of an upload, signed as the cloud signs. */
export interface SignedDelivery {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Creates the callback of an upload for the registered URL. */
export function signedDelivery(
  cloud: (typeof clouds)[number],
  url: string,
  mediaId: string,
  key: string = signingKey,
): SignedDelivery {
  return cloud === "tencent" ? tencentDelivery(mediaId, key) : baiduDelivery(url, mediaId, key);
}

function tencentDelivery(mediaId: string, key: string): SignedDelivery {
  const T = Math.floor(Date.now() / 1000) + 600;
  const Sign = createHash("md5").update(`${key}${T}`).digest("hex");
  const FileUploadEvent = { FileId: mediaId, MediaBasicInfo: { Name: "港口" } };
  return {
    headers: {},
    body: JSON.stringify({ EventType: "NewFileUpload", FileUploadEvent, Sign, T }),
  };
}

function baiduDelivery(url: string, mediaId: string, key: string): SignedDelivery {
  const body = JSON.stringify({
    eventType: "MEDIA_UPLOAD_COMPLETE",
    mediaUploadCompleteEvent: { mediaId, name: "港口" },
  });
  const now = Date.now();
  const content = `POST;${url};${body};${now};account`;
  const headers = {
    "vod-callback-auth-user": "account",
    "vod-callback-auth-timestamp": String(now),
    "vod-callback-auth-token": createHmac("sha256", key).update(content).digest("hex"),
  };
  return { headers, body };
}
