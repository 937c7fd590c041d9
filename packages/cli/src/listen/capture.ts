import type { BodySource, DeliveryRequest, VodEvents } from "@vod-events/core";
import { reportNote } from "../io/failure.js";
import type { Output } from "../io/io.js";
import { CaptureFile } from "./capture-file.js";

type Receiver = Pick<VodEvents, "receive">;

/** Wraps a receiver. */
export type Tap = (receiver: Receiver) => Receiver;

/** Headers with credentials. A callback does not need them. */
const dropped: ReadonlySet<string> = new Set(["authorization", "proxy-authorization", "cookie"]);

/**
 * Creates a wrapper that writes each rejected callback to a file for `vod-events explain`. The file contains bodies
 * and the queries of URLs.
 *
 * @throws CommandFailure when the file cannot be written or has other content
 */
export async function capturing(path: string, stderr: Output): Promise<Tap> {
  const file = await CaptureFile.open(path);
  let full = false;
  const write = async (line: string) => {
    if (full) return;
    const unwritten = () =>
      reportNote(stderr, "a rejected callback could not be written to the capture");
    const fits = file.hasRoomFor(line);
    const written = fits ? file.add(line).catch(unwritten) : undefined;
    full = !fits || !file.hasRoomFor("");
    if (full) reportNote(stderr, `the capture is full: it has ${file.held} rejected callbacks`);
    await written;
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

/** Returns a body that records its chunks while it is read. */
function tee(body: BodySource, parts: Uint8Array[]): BodySource {
  return "consumed" in body ? body : teed(body, parts);
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
