import { contributedFacts } from "@vod-events/core/media";
import type { DeletedPartRule, MediaRule, MediaRules, Provider } from "@vod-events/core/provider";
import { table } from "./table.js";

/** The table of event types and the facts that they set. */
export function mediaFacts(): string {
  const rows = Object.entries(contributedFacts).map(([type, groups]) => [
    `\`${type}\``,
    groups.length === 0 ? "nothing" : groups.join(", "),
  ]);
  return table(["Event type", "Sets"], rows);
}

/** The table of what the events of each provider mean. */
export function mediaRules(providers: readonly Provider[]): string {
  const rows = providers.flatMap(({ id, media }) => (media ? [rowOf(id, media)] : []));
  return table(
    ["Provider", "Ready after", "Failed after", "Deleted parts", "An upload to an existing media"],
    rows,
  );
}

function rowOf(id: string, media: MediaRules): readonly string[] {
  const { ready, failed = [], deletedParts = {}, uploadReplaces } = media;
  const parts = Object.entries(deletedParts).map(
    ([kind, rule]) => `\`${kind}\`: ${removedBy(rule)}`,
  );
  return [
    `[${id}](adapters/${id}.md)`,
    ready.map(ruleText).join("; "),
    failed.map(ruleText).join("; "),
    parts.join("; "),
    uploadReplaces ? "replaces its file" : "is not documented",
  ];
}

function ruleText({ type, nativeTypes, withoutFollowUpTasks }: MediaRule): string {
  const of = nativeTypes?.map((name) => `\`${name}\``).join(", ");
  const condition = withoutFollowUpTasks ? " without a further task" : "";
  return `\`${type}\`${of === undefined ? "" : ` of ${of}`}${condition}`;
}

function removedBy(rule: DeletedPartRule): string {
  if (rule.removes !== "renditions") return rule.removes;
  const { adaptive, presetIds, exceptPresetIds } = rule;
  const kind = adaptive === undefined ? "" : adaptive ? "adaptive " : "other ";
  const only = presetIds === undefined ? "" : ` \`${presetIds.join("`, `")}\``;
  const except = exceptPresetIds === undefined ? "" : ` but \`${exceptPresetIds.join("`, `")}\``;
  return `${kind}renditions${only}${except}`;
}
