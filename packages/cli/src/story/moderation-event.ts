import { randomUUID } from "node:crypto";
import { type Provider, translateEvent } from "@vod-events/core/provider";

/** The random part of the ids of an event. */
const randomLength = 12;

/**
 * Creates the event of a moderation that has ended: the adapter's sample with another media and ids of its own.
 * `undefined` when the provider has no such event.
 */
export async function moderationEvent(
  provider: Provider,
  mediaId: string,
): Promise<object | undefined> {
  const samples = (await provider.samples?.()) ?? {};
  const types = Object.entries(provider.nativeEvents ?? {})
    .filter(([, { events }]) => events.includes("moderation.completed"))
    .map(([type]) => type);
  for (const type of types) {
    const sample = samples[type];
    const event = sample && withIds(sample, provider, mediaId);
    if (event !== undefined) return event;
  }
  return undefined;
}

/** Replaces the ids of a sample; `undefined` when it is not the event of a moderation. */
function withIds(sample: object, provider: Provider, mediaId: string): object | undefined {
  const event = moderated(sample, provider);
  if (event === undefined) return undefined;
  const [, ...facts] = event.idSource === "provider" ? event.id.split(":") : [];
  const ids = [event.taskId, ...facts].filter((id) => id !== undefined && id !== event.mediaId);
  const replaced = new Map<unknown, string>(ids.map((id) => [id, freshId(id ?? "")]));
  replaced.set(event.mediaId, mediaId);
  return replaceTexts(sample, replaced) as object;
}

function moderated(json: object, provider: Provider) {
  const result = translateEvent({ name: provider.id, provider }, json);
  if (!("events" in result)) return undefined;
  return result.events.find(({ type }) => type === "moderation.completed");
}

/** Keeps the beginning of an id, which may name its kind. */
function freshId(id: string): string {
  const random = randomUUID().replaceAll("-", "").slice(0, randomLength);
  return `${id.slice(0, -randomLength)}${random}`;
}

function replaceTexts(value: unknown, texts: ReadonlyMap<unknown, string>): unknown {
  const replacement = texts.get(value);
  if (replacement !== undefined) return replacement;
  if (Array.isArray(value)) return value.map((each) => replaceTexts(each, texts));
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([name, each]) => [name, replaceTexts(each, texts)]);
  return Object.fromEntries(members);
}
