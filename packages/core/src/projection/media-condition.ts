import { VodError } from "../errors/vod-error.js";
import type { MediaState } from "../media/media-state.js";
import { didYouMean } from "../validation/closest-match.js";
import type { MediaCondition, NamedMediaCondition } from "./media-states.js";

const named: Readonly<Record<NamedMediaCondition, (state: MediaState) => boolean>> = {
  uploaded: ({ status, uploaded }) =>
    status === "ready" || (status !== "deleted" && uploaded !== undefined),
  ready: ({ status }) => status === "ready",
  moderated: ({ moderation }) => Object.keys(moderation).length > 0,
  deleted: ({ status }) => status === "deleted",
};

/** @throws VodError `config_invalid` for an unknown condition */
export function checkCondition(condition: unknown): void {
  if (typeof condition === "function") return;
  if (typeof condition === "string" && Object.hasOwn(named, condition)) return;
  const names = Object.keys(named);
  const meant = typeof condition === "string" ? didYouMean(condition, names) : "";
  throw new VodError(
    "config_invalid",
    `waitFor.condition: must be ${names.map((name) => `"${name}"`).join(", ")} or a function${meant}`,
  );
}

/**
 * Tells whether a condition holds.
 *
 * @throws VodError `media_failed` or `media_deleted` when waiting is pointless; what a predicate throws
 */
export function holds(condition: MediaCondition, state: MediaState): boolean {
  const test = typeof condition === "function" ? condition : named[condition];
  if (test(state)) return true;
  const { provider, status, failure } = state;
  if (status === "deleted")
    throw new VodError("media_deleted", "The media is deleted.", { provider });
  if (status !== "failed" || condition === "deleted") return false;
  const code = failure === undefined ? "" : ` (${failure.value.code})`;
  throw new VodError("media_failed", `The media failed${code}.`, {
    provider,
    failure: failure?.value,
    nativeCode: failure?.value.raw,
  });
}
