import { resolve } from "node:path";
import type { Inbox } from "@vod-events/core";
import type { Folders } from "./callback.js";
import { invalid } from "./invalid.js";

/** The inbox of a file and of the environment, which overrides a path but not an inbox object. */
export function mergeInbox(
  fileConfig: string | Inbox | undefined,
  variable: string | undefined,
  folders: Folders,
  inboxAt: ((path: string) => Inbox) | undefined,
): Inbox | undefined {
  if (typeof fileConfig === "object") return fileConfig;
  const path = variable === undefined ? fileConfig : resolve(folders.ofEnvironment, variable);
  if (path === undefined) return undefined;
  if (inboxAt !== undefined) return inboxAt(resolve(folders.ofFile, path));
  throw invalid("this program does not support an inbox file. Remove inbox and VOD_INBOX");
}
