import type { JetStreamManager, StreamInfo } from "@nats-io/jetstream";
import { VodError } from "@vod-events/core";
import { apiCodeOf } from "./failures.js";
import type { NatsInboxSettings } from "./options.js";
import { consumerName, consumerSpec, type StreamSpec, streamName, streamSpecs } from "./streams.js";

const streamNotFound = 10059;
const streamNameInUse = 10058;
const consumerNotFound = 10014;

/**
 * Creates or updates the streams and the consumer. Several machines may do so at the same time. Rejects with
 * `config_invalid` when a stream has another purpose, or when an update could delete events.
 */
export async function ensureStreams(
  manager: JetStreamManager,
  settings: NatsInboxSettings,
): Promise<void> {
  await Promise.all(streamSpecs(settings).map((spec) => ensureStream(manager, spec)));
  await ensureConsumer(manager, settings);
}

async function ensureStream(manager: JetStreamManager, spec: StreamSpec): Promise<void> {
  const info = (await streamInfo(manager, spec.name)) ?? (await addStream(manager, spec));
  if (info === undefined) return;
  const { config } = info;
  const fixed = ["subjects", "retention", "storage", "max_msgs_per_subject"] as const;
  for (const option of fixed) {
    if (String(config[option]) === String(spec[option])) continue;
    const message = `the stream "${spec.name}" has another ${option}. Rename or delete it, or set name`;
    throw new VodError("config_invalid", message);
  }
  if (spec.max_msgs > 0 && (config.max_msgs > spec.max_msgs || config.max_msgs < 1)) {
    // The server would delete the oldest messages above the limit, even where it discards new ones.
    const message = `maxOpen: the stream "${spec.name}" has max_msgs ${config.max_msgs}, and lowering it could delete events`;
    throw new VodError("config_invalid", `${message}. Raise maxOpen, or lower max_msgs by hand`);
  }
  const changes = Object.entries(spec).filter(
    ([option, value]) => String(config[option as keyof StreamSpec] ?? false) !== String(value),
  );
  if (changes.length > 0) await manager.streams.update(spec.name, Object.fromEntries(changes));
}

async function streamInfo(
  manager: JetStreamManager,
  name: string,
): Promise<StreamInfo | undefined> {
  try {
    return await manager.streams.info(name);
  } catch (error) {
    if (apiCodeOf(error) === streamNotFound) return undefined;
    throw error;
  }
}

/** Returns the stream of another machine that created it first, with other limits; `undefined` when it is new. */
async function addStream(
  manager: JetStreamManager,
  spec: StreamSpec,
): Promise<StreamInfo | undefined> {
  try {
    await manager.streams.add({ ...spec });
    return undefined;
  } catch (error) {
    if (apiCodeOf(error) !== streamNameInUse) throw error;
    return manager.streams.info(spec.name);
  }
}

async function ensureConsumer(
  manager: JetStreamManager,
  settings: NatsInboxSettings,
): Promise<void> {
  const stream = streamName(settings.name, "events");
  const spec = consumerSpec(settings);
  try {
    const { config } = await manager.consumers.info(stream, consumerName);
    if (config.ack_wait === spec.ack_wait) return;
    await manager.consumers.update(stream, consumerName, { ack_wait: spec.ack_wait });
  } catch (error) {
    if (apiCodeOf(error) !== consumerNotFound) throw error;
    await manager.consumers.add(stream, spec);
  }
}
