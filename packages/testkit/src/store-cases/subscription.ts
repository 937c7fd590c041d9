import { AssertionError } from "node:assert/strict";

/** How long a case waits for a notification. */
const timeoutMs = 2500;

/** A store that sends notifications with a content. */
interface Notifying<Content extends readonly unknown[]> {
  subscribe?(listener: (...content: Content) => void): Promise<void>;
}

/**
 * Subscribes to a store. Returns the number of calls of the listener, and a function that resolves with the content of
 * the next call that an action causes.
 */
export async function subscribed<Content extends readonly unknown[]>(store: Notifying<Content>) {
  let calls = 0;
  let onCall: ((content: Content) => void) | undefined;
  await store.subscribe?.((...content) => {
    calls += 1;
    onCall?.(content);
  });
  return {
    calls: () => calls,
    async afterwards(action: () => Promise<unknown>): Promise<Content> {
      const called = new Promise<Content>((resolve, reject) => {
        const error = new AssertionError({ message: "the listener was not called" });
        const timer = setTimeout(reject, timeoutMs, error);
        onCall = (content) => {
          clearTimeout(timer);
          resolve(content);
        };
      });
      const [content] = await Promise.all([called, action()]);
      return content;
    },
  };
}
