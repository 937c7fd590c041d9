import { resolve } from "node:path";
import type { Inbox } from "@vod-events/core";
import type { Folders } from "./callback.js";
import { invalid } from "./invalid.js";

/** The inbox of a file and of the environment, which overrides an address but not an inbox object. */
export function mergeInbox(
  fileConfig: string | Inbox | undefined,
  variable: string | undefined,
  folders: Folders,
  inboxAt: ((address: string) => Inbox) | undefined,
): Inbox | undefined {
  if (typeof fileConfig === "object") return fileConfig;
  const [address, folder] =
    variable === undefined ? [fileConfig, folders.ofFile] : [variable, folders.ofEnvironment];
  if (address === undefined) return undefined;
  if (inboxAt !== undefined) return inboxAt(isUrl(address) ? address : resolve(folder, address));
  throw invalid("this program does not support an inbox file. Remove inbox and VOD_INBOX");
}

/** A path may begin with a drive of Windows, which has one letter. */
function isUrl(address: string): boolean {
  return /^[a-z][a-z0-9+.-]+:\/\//i.test(address);
}
