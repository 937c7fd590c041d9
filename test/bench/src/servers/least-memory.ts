import { createHash, timingSafeEqual } from "node:crypto";
import { EventEmitter } from "eventemitter3";
import { tencentKey } from "../bodies/tencent.js";
import { readJson } from "./read-json.js";
import { serve } from "./serve.js";

interface Upload {
  readonly Sign: string;
  readonly T: number;
  readonly EventType: string;
  readonly FileUploadEvent: { readonly FileId: string };
}

// The least that a server can do with a verified event in memory: it checks the signature, drops duplicates among the
// last 10,000 ids, emits one object, and answers when the handler has ended. It checks no limit and translates nothing.
const emitter = new EventEmitter();
const seen = new Set<string>();
let done = 0;
emitter.on("media.uploaded", () => {
  done += 1;
});

await serve(
  (request, response) => {
    readJson(request, async (json) => {
      const { Sign, T, ...native } = json as Upload;
      const sign = createHash("md5").update(`${tencentKey}${T}`).digest("hex");
      if (!timingSafeEqual(Buffer.from(sign), Buffer.from(Sign))) throw new Error("forged");
      const { FileId } = native.FileUploadEvent;
      if (!seen.has(FileId)) {
        seen.add(FileId);
        const [oldest = ""] = seen;
        if (seen.size > 10_000) seen.delete(oldest);
        emitter.emit("media.uploaded", { id: FileId, data: native.FileUploadEvent, native });
      }
      await undefined;
      response.writeHead(200).end();
    });
  },
  () => done,
);
