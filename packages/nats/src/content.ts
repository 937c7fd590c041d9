import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { VodError } from "@vod-events/core";

/** A JSON value and, beside it, bytes that JSON would enlarge. */
export interface Content<Value> {
  readonly value: Value;
  readonly body?: Uint8Array | undefined;
}

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** Larger contents are compressed: an event and its callback repeat each other. */
const plainBytes = 16_384;
const newline = 10;
const gzipMagic = 0x1f;

/** Encodes a content: JSON in one line, and the bytes in the next. The first byte tells whether it is compressed. */
export async function encodeContent({ value, body }: Content<unknown>): Promise<Uint8Array> {
  const line = Buffer.from(JSON.stringify(value));
  const plain = body === undefined ? line : Buffer.concat([line, Buffer.of(newline), body]);
  return plain.length > plainBytes ? compress(plain) : plain;
}

/** Decodes a content. Rejects with `config_invalid` for data that {@link encodeContent} did not return. */
export async function decodeContent<Value>(data: Uint8Array): Promise<Content<Value>> {
  try {
    return await decode(data);
  } catch {
    const message = "a stream of the NATS inbox contains a message of another program. Delete it";
    throw new VodError("config_invalid", message);
  }
}

async function decode<Value>(data: Uint8Array): Promise<Content<Value>> {
  const plain = data[0] === gzipMagic ? await decompress(data) : Buffer.from(data);
  const end = plain.indexOf(newline);
  if (end < 0) return { value: JSON.parse(plain.toString()) };
  return { value: JSON.parse(plain.subarray(0, end).toString()), body: plain.subarray(end + 1) };
}
