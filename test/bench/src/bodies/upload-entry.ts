import type { NewEntry } from "@vod-events/core/inbox";
import { tencent } from "@vod-events/tencent";
import { tencentBody, upload } from "./tencent.js";

const { decode, normalize } = tencent();

/** An upload as it is put into an inbox when it was pulled from a queue. */
export function pulledUpload(fileId: string): NewEntry {
  return {
    event: eventOf(upload(fileId)),
    receivedAt: new Date(),
    integrity: { channel: "pull", covers: ["body"] },
  };
}

/** An upload as it is put into an inbox when it came as a callback. */
export function pushedUpload(fileId: string): NewEntry {
  return {
    event: eventOf(upload(fileId)),
    receivedAt: new Date(),
    integrity: { channel: "push", covers: ["time"] },
    delivery: {
      body: tencentBody(upload(fileId)),
      headers: {
        "content-type": "application/json",
        host: "app.example",
        "content-length": "1053",
      },
    },
  };
}

function eventOf(native: object): NewEntry["event"] {
  const decoded = decode(native);
  const [event] = decoded.ok ? normalize(decoded.wire) : [];
  if (event === undefined) throw new Error("an upload of the suite is no event");
  return event;
}
