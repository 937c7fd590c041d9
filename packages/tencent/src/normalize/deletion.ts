import {
  type DeletedPart,
  digest,
  eventId,
  omitUndefined,
  type VodEventOf,
} from "@vod-events/core/provider";
import type { FileDelete } from "../wire/deletion.js";
import type { WireEvent } from "../wire/event.js";
import { nativeFields } from "./native.js";

/**
 * A deletion: one event for each file. Parts of a file can be deleted repeatedly without a distinguishing field, so
 * their id covers the whole delivery. An identical deletion has the same id. A file is deleted completely once, so that
 * this id does not depend on the other files of the delivery.
 */
export function deleted(wire: WireEvent<FileDelete>): readonly VodEventOf<"media.deleted">[] {
  const files = deletedFiles(wire.content);
  const delivery = digestOf(files);
  return [...files].map(([mediaId, parts]) => {
    const facts = parts === "all" ? digestOf([[mediaId, parts]]) : delivery;
    return {
      type: "media.deleted",
      ...nativeFields(wire),
      id: eventId("tencent", "FileDeleted", mediaId, facts),
      outcome: "succeeded",
      mediaId,
      data: { parts },
    };
  });
}

/** Returns the deleted parts of each file. A file without parts is deleted completely. */
function deletedFiles(content: FileDelete): ReadonlyMap<string, "all" | readonly DeletedPart[]> {
  const files = new Map<string, "all" | readonly DeletedPart[]>();
  for (const { FileId, DeleteParts } of content.FileDeleteResultInfo) {
    const before = files.get(FileId);
    const parts = DeleteParts.map(({ Type, Definition }) =>
      omitUndefined({ kind: Type ?? "unspecified", presetId: Definition }),
    );
    const whole = before === "all" || parts.length === 0;
    files.set(FileId, whole ? "all" : [...(before ?? []), ...parts]);
  }
  for (const id of content.FileIdSet) {
    if (!files.has(id)) files.set(id, "all");
  }
  return files;
}

function digestOf(files: Iterable<readonly [string, "all" | readonly DeletedPart[]]>): string {
  return digest([...files].map(([id, parts]) => digest([id, sorted(parts)])).sort());
}

function sorted(parts: "all" | readonly DeletedPart[]): readonly string[] {
  return parts === "all" ? [parts] : parts.map(digest).sort();
}
