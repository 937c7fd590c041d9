/** A hand-written receiver and vod-events at one URL. Native types move from the one to the other. */
import { createVodEvents, type VodEventsOptions } from "@vod-events/core";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";
import express from "express";
import { oldReceiver } from "./old-receiver.js";

const { env } = process;
const moved = new Set(env.MOVED?.split(",")); // native types, such as NewFileUpload
const options = {
  provider: "tencent",
  providers: { tencent },
  callback: { mode: "push", url: env.VOD_CALLBACK_URL, signing: { key: env.VOD_SIGNING_KEY } },
} satisfies VodEventsOptions;

const vod = createVodEvents({ ...options, inbox: sqliteInbox(env.VOD_INBOX ?? "vod-events.db") });
vod.on("media.uploaded", ({ mediaId }) => console.log("vod-events handles the upload of", mediaId));
await vod.start();

const compared = createVodEvents(options); // the same callbacks without effect
compared.on("*", ({ type, mediaId }) => console.log("compared:", type, mediaId));
compared.diagnostics.on("rejected", ({ code }) => console.warn("compared: rejected", code));

const app = express();
app.use("/hooks", express.raw({ type: () => true }), async (request, response) => {
  const { method, originalUrl: path, body } = request;
  const list = Object.entries(request.headers).map(([name, value]) => [name, value?.toString()]);
  const delivery = { method, path, headers: Object.fromEntries(list), body };
  if (moved.has(nativeTypeOf(body))) {
    const { status } = await vod.receive(delivery);
    response.status(status).end();
  } else {
    await compared.receive(delivery);
    await oldReceiver(request, response);
  }
});

function nativeTypeOf(body: Buffer): string {
  try {
    return String(JSON.parse(body.toString()).EventType);
  } catch {
    return ""; // the old receiver answers it
  }
}

const server = app.listen(env.PORT ?? 3000);
process.once("SIGTERM", () => vod.stop().then(() => server.close()));
