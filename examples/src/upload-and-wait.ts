/**
 * An HTTP server that imports a video and answers when it can be played: `POST /videos` with `{"url": "https://…"}`.
 * Several such processes may share the inbox: the event may arrive at another one.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { json } from "node:stream/consumers";
import Mux from "@mux/mux-node";
import { createVodEvents, isVodError } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { mux } from "@vod-events/mux";
import { sqliteInbox } from "@vod-events/sqlite";

const { env } = process;
const client = new Mux(); // credentials are in the environment
const vod = createVodEvents({
  provider: "mux",
  providers: { mux: () => mux({ client }) },
  callback: {
    mode: "push",
    url: env.VOD_CALLBACK_URL,
    signing: { keyFile: env.VOD_SIGNING_KEY_FILE ?? "vod-events-keys.json" },
  },
  inbox: sqliteInbox(env.VOD_INBOX ?? "vod-events.db"),
  media: true,
});

async function createVideo(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { url } = (await json(request)) as { url: string };
  const asset = await client.video.assets.create({
    inputs: [{ url }],
    playback_policies: ["public"],
  });
  const { id, playback_ids: [playback] = [] } = asset;
  const gone = new AbortController(); // ends the wait when the client no longer waits
  response.once("close", () => gone.abort());
  try {
    const { name } = await vod.media.waitFor(id, "ready", {
      timeoutSeconds: Number(env.TIMEOUT_SECONDS ?? 60),
      signal: gone.signal,
    });
    const stream = `https://stream.mux.com/${playback?.id}.m3u8`;
    answer(response, 201, { id, name: name?.value, stream });
  } catch (error) {
    if (gone.signal.aborted) return;
    if (!isVodError(error)) throw error;
    if (error.code === "wait_timeout") answer(response, 202, { id, status: "processing" });
    else if (error.code === "media_failed")
      answer(response, 422, { id, code: error.failure?.code });
    else throw error;
  }
}

function answer(response: ServerResponse, status: number, content: object): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(content));
}

const receive = nodeHandler(vod);
const server = createServer((request, response) => {
  if (request.url !== "/videos") return receive(request, response);
  createVideo(request, response).catch((error) => {
    console.error("cannot create a video:", String(error));
    answer(response, 500, {});
  });
});
server.listen(Number(env.PORT ?? 3000), async () => {
  await vod.start();
  await vod.callback.apply();
  console.log("ready");
});
process.once("SIGTERM", () => vod.stop().then(() => server.close()));
