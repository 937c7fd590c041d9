import { appendFile, readFile } from "node:fs/promises";
import type { BodySource, DeliveryRequest, VodEvents } from "@vod-events/core";
import { CommandFailure, reportNote } from "../failure.js";
import type { Output } from "../shell.js";

type Receiver = Pick<VodEvents, "receive">;

/** Puts something before a receiver. */
export type Tap = (receiver: Receiver) => Receiver;

/** How many refused callbacks a file may hold: whoever looks into them needs few, and a disk is finite. */
const most = 100;

/** Headers that carry somebody's credentials and tell nothing about a callback. */
const dropped: ReadonlySet<string> = new Set(["authorization", "proxy-authorization", "cookie"]);

/**
 * Makes what writes each callback that a receiver refuses to a file, one as JSON a line, for
 * `vod-events explain`. Only the file's owner may read it, since it holds bodies and queries of URLs.
 *
 * @throws CommandFailure when the file cannot be written
 */
export async function capturing(file: string, stderr: Output): Promise<Tap> {
  let held = await openFile(file);
  let writing: Promise<unknown> = Promise.resolve();
  const write = async (line: string) => {
    if (held >= most) return;
    held += 1;
    writing = writing
      .then(() => appendFile(file, line, { mode: 0o600 }))
      .catch(() => reportNote(stderr, "a refused callback could not be written to the capture"));
    if (held === most) {
      reportNote(stderr, `the capture is full: it holds ${most} refused callbacks`);
    }
    await writing;
  };
  return (receiver) => ({
    async receive(request) {
      const receivedAt = new Date();
      const parts: Uint8Array[] = [];
      const reply = await receiver.receive({ ...request, body: tee(request.body, parts) });
      if (reply.status >= 400 && reply.status < 500)
        await write(lineOf(request, parts, receivedAt));
      return reply;
    },
  });
}

/** Makes the file where there is none; returns how many callbacks it holds. */
async function openFile(file: string): Promise<number> {
  try {
    await appendFile(file, "", { mode: 0o600 });
    return (await readFile(file, "utf8")).split("\n").length - 1;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "no reason";
    throw new CommandFailure("capture_unwritable", `cannot write ${file}: the system says ${code}`);
  }
}

/** A body that leaves its parts behind when it is read. */
function tee(body: BodySource, parts: Uint8Array[]): BodySource {
  return body === "consumed" || "consumed" in body ? body : teed(body, parts);
}

async function* teed(
  body: Uint8Array | AsyncIterable<Uint8Array>,
  parts: Uint8Array[],
): AsyncGenerator<Uint8Array> {
  for await (const part of body instanceof Uint8Array ? [body] : body) {
    parts.push(part);
    yield part;
  }
}

function lineOf(
  { method, path, headers }: DeliveryRequest,
  parts: readonly Uint8Array[],
  receivedAt: Date,
): string {
  const kept = Object.entries(headers).filter(([name]) => !dropped.has(name));
  const bodyBase64 = Buffer.concat(parts).toString("base64");
  const capture = { method, path, headers: Object.fromEntries(kept), bodyBase64, receivedAt };
  return `${JSON.stringify(capture)}\n`;
}
