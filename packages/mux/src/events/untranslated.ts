import type { MuxEventType } from "../wire/native-type.js";
import type { NativeType } from "./table.js";

const jobStates = ["cancelled", "completed", "errored", "pending", "processing"] as const;

/** The documented native types without a neutral one: with the table, all that `@mux/mux-node` lists. */
const types: Readonly<Record<Exclude<MuxEventType, NativeType>, true>> = {
  ...named("robots.directive_run", ["completed", "created", "errored", "partial"]),
  ...named("robots.job.ask_questions", jobStates),
  ...named("robots.job.edit_captions", jobStates),
  ...named("robots.job.find_best_thumbnails", jobStates),
  ...named("robots.job.find_key_moments", jobStates),
  ...named("robots.job.find_scenes", jobStates),
  ...named("robots.job.generate_chapters", jobStates),
  ...named("robots.job.generate_engagement_insights", jobStates),
  ...named("robots.job.generate_premium_captions", jobStates),
  ...named("robots.job.moderate", jobStates),
  ...named("robots.job.summarize", jobStates),
  ...named("robots.job.translate_audio", jobStates),
  ...named("robots.job.translate_captions", jobStates),
  ...named("video.asset", ["warning"]),
  ...named("video.delivery", ["high_traffic"]),
  ...named("video.live_stream", ["connected", "created", "deleted", "disabled", "disconnected"]),
  ...named("video.live_stream", ["enabled", "recording", "updated", "warning"]),
  ...named("video.live_stream.simulcast_target", ["broadcasting", "created", "deleted"]),
  ...named("video.live_stream.simulcast_target", ["errored", "idle", "starting", "updated"]),
};

function named<Resource extends string, State extends string>(
  resource: Resource,
  states: readonly State[],
) {
  const entries = states.map((state) => [`${resource}.${state}`, true]);
  return Object.fromEntries(entries) as Record<`${Resource}.${State}` & MuxEventType, true>;
}

/** Tells whether a name is that of a documented native type without a neutral one. */
export function isUntranslated(name: string): boolean {
  return Object.hasOwn(types, name);
}
