import { decodeAttempt, isOfSequence } from "./attempts.js";
import type { Engine } from "./engine.js";
import { encodeEvent } from "./entries.js";
import type { Storage } from "./storage.js";

/**
 * Opens the event of a dead letter again. Its message names the revision of the dead letter, so that a machine that
 * handles it knows a redrive from a duplicate. Returns whether it was opened; undecodable messages stay.
 *
 * The dead letter is deleted last. After a crash before that, the next redrive or the next attempt deletes it.
 */
export async function redriveDeadLetter(key: string, storage: Storage): Promise<boolean> {
  const found = await storage.deadLetter(key);
  if (found === undefined || !("event" in found.letter.content)) return false;
  const { revision } = found;
  const data = await encodeEvent({ ...found.letter.content, redriveOf: revision });
  const result = await storage.publish(key, data);
  // An open event that is no redrive of this dead letter is about to become it.
  const open = result === "duplicate" ? await storage.openEvent(key) : undefined;
  if (open === undefined || open.stored.redriveOf === revision) await storage.dead.remove(revision);
  return result === "stored";
}

/** Has the server deliver an event at once that waits for its retry. Returns whether it waits. */
export async function wakeWaiting(key: string, storage: Storage, engine: Engine): Promise<boolean> {
  const { connection } = engine.settings;
  const open = await storage.openEvent(key);
  if (open === undefined) return false;
  const { attempt } = decodeAttempt(await storage.attempts.get(key));
  if (attempt === undefined || !isOfSequence(attempt, open.sequence)) return true;
  if (attempt.state !== "waiting") return false;
  await engine.use(async () => connection.publish(attempt.reply, "-NAK"));
  return true;
}
