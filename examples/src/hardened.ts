/**
 * A receiver with all recommended settings: behind a reverse proxy with TLS, at an unguessable path, with key rotation
 * and a durable inbox. It confirms events whose signature does not cover the body.
 */
import { createServer } from "node:http";
import { baidu } from "@vod-events/baidu";
import { createVodEvents } from "@vod-events/core";
import { nodeHandler } from "@vod-events/core/http";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";

const { env } = process;
const vod = createVodEvents({
  provider: env.VOD_PROVIDER,
  providers: { tencent, baidu }, // credentials are in the environment; read permissions are enough
  callback: {
    mode: "push",
    // Such as https://hooks.example.com/3f9c…/vod: the public URL, not the URL behind the proxy.
    url: env.VOD_CALLBACK_URL,
    // `vod-events callback rotate-key` replaces the keys while the application runs.
    signing: { keyFile: env.VOD_SIGNING_KEY_FILE ?? "vod-events-keys.json" },
    events: ["media.uploaded", "media.transcoded"],
  },
  receiver: {
    maxAgeSeconds: 600,
    clockSkewSeconds: 60,
    maxBodyBytes: 256 * 1024,
    bodyTimeoutSeconds: 5,
    confirm: "api", // looks up events whose signature does not cover the body
  },
  handling: { deadlineSeconds: 30, attempts: 20 },
  inbox: sqliteInbox(env.VOD_INBOX ?? "vod-events.db"),
});
vod.on("media.uploaded", ({ mediaId }, { integrity }) => {
  console.log("uploaded", mediaId, "confirmed:", integrity.confirmed);
});
vod.diagnostics
  .on("rejected", ({ code, status }) => console.warn("rejected a callback:", code, status))
  .on("contradicted", ({ id, reasons }) =>
    console.warn("contradicted by the API:", id, reasons.join("; ")),
  )
  .on("dead_lettered", ({ id, error }) =>
    console.warn("moved to the dead letters:", id, String(error)),
  )
  .on("key_file_unreadable", ({ error }) =>
    console.warn("cannot read the key file:", String(error)),
  );

const server = createServer(
  { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 2_000 },
  nodeHandler(vod),
);
server.maxConnections = 256;
await vod.start();
// The proxy runs on this machine, so only local programs can reach the port.
server.listen(Number(env.PORT ?? 3000), "127.0.0.1", () => console.log("ready"));

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    server.close();
    const { inFlight } = await vod.stop({ deadlineSeconds: 10 });
    for (const { id } of inFlight) console.warn("will be retried:", id);
    server.closeAllConnections();
  });
}
