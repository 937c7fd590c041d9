import { type ResponseContent, readList, readRecord, readText } from "@vod-events/core/provider";
import { readMessageBody } from "./queue/message-body.js";

/**
 * Finds the events in a reply of the queue's client, which has one message or a list of them as `body`. Any other value
 * counts as one event.
 */
export function unwrapResponse(json: unknown): ResponseContent {
  const body = readRecord(json)?.body;
  const messages = Array.isArray(body) ? readList(body) : [body];
  const texts = messages.map((message) => readText(readRecord(message)?.MessageBody));
  if (body === undefined || texts.every((text) => text === undefined)) {
    return { ok: true, events: [{ json }] };
  }
  const events = texts.map((text, index) => {
    const place = Array.isArray(body) ? `body[${index}].MessageBody` : "body.MessageBody";
    return { json: readMessageBody(text ?? ""), place };
  });
  return { ok: true, events };
}
