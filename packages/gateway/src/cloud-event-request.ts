import { toCloudEvent, type VodEvent } from "@vod-events/core";
import { headerValue } from "./header-value.js";
import type { RequestContent } from "./request-content.js";

/** Returns an event as a CloudEvents request in structured mode. */
export function structuredRequest(event: VodEvent): RequestContent {
  return {
    headers: { "content-type": "application/cloudevents+json; charset=utf-8" },
    body: Buffer.from(JSON.stringify(toCloudEvent(event))),
  };
}

/** Returns an event as a CloudEvents request in binary mode. */
export function binaryRequest(event: VodEvent): RequestContent {
  const { data, datacontenttype, ...attributes } = toCloudEvent(event);
  const headers = Object.entries(attributes).map(([name, value]) => [
    `ce-${name}`,
    headerValue(value),
  ]);
  return {
    headers: { ...Object.fromEntries(headers), "content-type": datacontenttype },
    body: Buffer.from(JSON.stringify(data)),
  };
}
