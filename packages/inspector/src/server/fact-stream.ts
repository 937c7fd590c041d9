import type { Log } from "../recording/log.js";

/** The position of a reader: the log's name and the number of the last fact it has. */
export interface Position {
  readonly epoch: string;
  readonly number: number;
}

/** The largest message, in facts. */
const factsPerMessage = 500;

/** How often a comment is sent when nothing occurs, so that proxies keep the connection. */
const commentMs = 15_000;

/** Reads the id of the last message that a browser received; `undefined` when it is none. */
export function positionIn(lastEventId: string | null): Position | undefined {
  const [, epoch, number] = /^([\w-]{1,64})\.(\d{1,15})$/.exec(lastEventId ?? "") ?? [];
  return epoch === undefined ? undefined : { epoch, number: Number(number) };
}

/**
 * Streams the facts after a position as server-sent events: each message is a JSON array of facts, and its id is a
 * position. A slow reader holds nothing back: it is sent what is still in the log.
 *
 * @param ending - ends the stream when it is aborted
 */
export function factStream<Content>(
  log: Log<Content>,
  { epoch, number }: Position,
  ending: AbortSignal,
): ReadableStream<Uint8Array> {
  const text = new TextEncoder();
  const reader = new AbortController();
  const stopped = AbortSignal.any([ending, reader.signal]);
  let sent = number;
  return new ReadableStream({
    start(controller) {
      controller.enqueue(text.encode(": facts\n\n"));
    },
    async pull(controller) {
      if (log.last <= sent) await nextFact(log, stopped);
      if (ending.aborted) return controller.close();
      if (reader.signal.aborted) return;
      const facts = log.after(sent, factsPerMessage);
      sent = facts.at(-1)?.number ?? sent;
      const message = `id: ${epoch}.${sent}\ndata: ${JSON.stringify(facts)}\n\n`;
      controller.enqueue(text.encode(facts.length === 0 ? ": nothing yet\n\n" : message));
    },
    cancel: () => reader.abort(),
  });
}

/** Resolves at the next fact, after a while, or when the stream ends. */
function nextFact<Content>(log: Log<Content>, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      withdraw();
      stopped.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, commentMs).unref();
    const withdraw = log.onNext(end);
    if (stopped.aborted) return end();
    stopped.addEventListener("abort", end);
  });
}
