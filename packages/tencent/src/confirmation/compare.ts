import {
  type Confirmation,
  type Differences,
  differencesOf,
  type VodEvent,
} from "@vod-events/core/provider";

/** The fields of a media that anyone with access to the account can change. */
const changeable =
  /^data\.media\.(name|description|coverUrl|updatedAt|expiresAt|tags|category|storage)\b/;

/** The fields of a media that may become known after its event. All other fields must be in the event. */
const later = /^data\.media\.(?!(name|url)$)/;

/** Compares the neutral fields of an event with those of the event rebuilt from the API. */
export function differences(claimed: VodEvent, actual: VodEvent): Differences {
  return differencesOf(neutral(claimed), neutral(actual));
}

/** Returns the confirmation for the differences of two events. */
export function compareDifferences(
  { changed, missing, unexpected }: Differences,
  actual: VodEvent,
): Confirmation {
  const lasting = wasChanged(actual) ? changed.filter((path) => !changeable.test(path)) : changed;
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

/** Drops the id, which repeats other fields, and the native payload, which may contain signed URLs. */
function neutral({ id: _, native: __, ...fields }: VodEvent) {
  return fields;
}

/** Tells whether a media was changed after its creation. */
function wasChanged({ data }: VodEvent): boolean {
  if (!("media" in data)) return false;
  const { createdAt, updatedAt } = data.media;
  return updatedAt !== createdAt;
}
