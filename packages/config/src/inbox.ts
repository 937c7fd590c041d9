import { resolve } from "node:path";
import type { Inbox } from "@vod-events/core";
import type { Folders } from "./callback.js";
import { invalid } from "./invalid.js";

/** The inbox that a file and the environment say together; one that is an object stays. */
export function mergeInbox(
  said: unknown,
  variable: string | undefined,
  folders: Folders,
  inboxAt: ((path: string) => Inbox) | undefined,
): Inbox | undefined {
  if (isInbox(said)) return said;
  if (variable !== undefined) return make(resolve(folders.ofEnvironment, variable), inboxAt);
  if (said === undefined) return undefined;
  if (typeof said === "string" && said !== "") return make(resolve(folders.ofFile, said), inboxAt);
  throw invalid("inbox must be the path of a file, or an inbox");
}

function make(path: string, inboxAt: ((path: string) => Inbox) | undefined): Inbox {
  if (inboxAt !== undefined) return inboxAt(path);
  throw invalid("inbox is a path, of which this program makes none: give loadConfig inboxAt");
}

function isInbox(value: unknown): value is Inbox {
  return (
    typeof value === "object" &&
    value !== null &&
    "accept" in value &&
    typeof value.accept === "function"
  );
}
