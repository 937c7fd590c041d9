import {
  type Confirmation,
  type Differences,
  differencesOf,
  type VodEvent,
} from "@vod-events/core/provider";

/** What anybody with access to the account can change of a media. */
const changeable =
  /^data\.media\.(name|description|coverUrl|updatedAt|expiresAt|tags|category|storage)\b/;

/** What of a media may be known later than its event; all else that is told has to be in the event. */
const later = /^data\.media\.(?!(name|url)$)/;

/** Holds the neutral fields of an event against those of the event that the API tells of. */
export function differences(claimed: VodEvent, told: VodEvent): Differences {
  return differencesOf(neutral(claimed), neutral(told));
}

/** What the differences of two events come to. */
export function judgeDifferences(
  { changed, missing, unexpected }: Differences,
  told: VodEvent,
): Confirmation {
  const lasting = wasChanged(told) ? changed.filter((path) => !changeable.test(path)) : changed;
  if (lasting.length > 0) return { status: "contradicted", reasons: lasting };
  if (changed.length > 0) {
    return { status: "unknown", reason: `the media was changed since: ${changed.join(", ")}` };
  }
  const leftOut = unexpected.filter((path) => !later.test(path));
  if (leftOut.length > 0) {
    return { status: "unknown", reason: `the event leaves out ${leftOut.join(", ")}` };
  }
  if (missing.length > 0) return { status: "not_yet", reasons: missing, finally: "unknown" };
  return { status: "confirmed" };
}

/** Its id says what the others say, and signed URLs may be in it. */
function neutral({ id: _, native: __, ...fields }: VodEvent) {
  return fields;
}

/** Whether a media was changed after it was made. */
function wasChanged({ data }: VodEvent): boolean {
  if (!("media" in data)) return false;
  const { createdAt, updatedAt } = data.media;
  return updatedAt !== createdAt;
}
