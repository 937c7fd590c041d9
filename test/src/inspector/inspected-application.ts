import { createHash, createHmac } from "node:crypto";
import { createVodEvents, type HandlerContext, type VodEvent } from "@vod-events/core";
import { memoryStore, storedInbox } from "@vod-events/core/inbox";
import { type StartInspectorOptions, startInspector } from "@vod-events/inspector";
import { mux } from "@vod-events/mux";
import { tencent } from "@vod-events/tencent";

/** The key of the application, which the page never contains. */
export const signingKey = "inspectedKey0123";

const base = "https://hooks.example.com/vod";

/** The options of the inspector, and whether the application keeps media states. */
export interface InspectedOptions extends StartInspectorOptions {
  readonly media?: boolean;
}

/** An application with two clouds and its inspector. */
export async function inspectedApplication({ media = true, ...options }: InspectedOptions = {}) {
  const handled: string[] = [];
  const behavior = {
    /** Handles an event; throws to fail the attempt. */
    handle: async (event: VodEvent, _context: HandlerContext) => void handled.push(event.id),
  };
  const inbox = storedInbox(memoryStore({ open: 20_000, done: 20_000, dead: 20_000 }));
  const vod = createVodEvents({
    provider: "tencent",
    providers: { tencent: () => tencent({ env: {} }), mux: () => mux({ env: {} }) },
    callback: { mode: "push", url: base, signing: { key: signingKey } },
    handling: { attempts: 2, retryBaseSeconds: 0.05 },
    ...{ inbox, media },
  });
  vod.on("*", (event, context) => behavior.handle(event, context));
  const inspector = await startInspector(vod, { inbox, ...options });
  await vod.start();
  const deliver = async (provider: string, body: string, headers: Record<string, string> = {}) => {
    const path = `/vod/${provider}`;
    return (await vod.receive({ method: "POST", path, headers, body: Buffer.from(body) })).status;
  };
  return {
    ...{ vod, inbox, inspector, behavior, handled, deliver },
    /** Delivers an event of Tencent, signed. */
    async tencent(event: object, key = signingKey): Promise<number> {
      const T = Math.floor(Date.now() / 1000) + 600;
      const Sign = createHash("md5").update(`${key}${T}`).digest("hex");
      const headers = { "content-type": "application/json", "user-agent": "vod-callback" };
      return deliver("tencent", JSON.stringify({ Sign, T, ...event }), headers);
    },
    /** Delivers an event of Mux, signed. */
    async mux(event: object, key = signingKey): Promise<number> {
      const body = JSON.stringify(event);
      const time = Math.floor(Date.now() / 1000);
      const v1 = createHmac("sha256", key).update(`${time}.${body}`).digest("hex");
      return deliver("mux", body, { "mux-signature": `t=${time},v1=${v1}` });
    },
    async close(): Promise<void> {
      inspector.close();
      await vod.stop();
    },
  };
}

/** An inspected application. */
export type InspectedApplication = Awaited<ReturnType<typeof inspectedApplication>>;

/** An upload of Tencent. */
export function upload(mediaId: string, media: object = {}): object {
  return {
    EventType: "NewFileUpload",
    FileUploadEvent: {
      FileId: mediaId,
      MediaBasicInfo: { Name: "Harbour at dawn", CreateTime: "2026-11-02T06:12:40Z", ...media },
    },
  };
}
