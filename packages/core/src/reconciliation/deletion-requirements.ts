import { VodError } from "../errors/vod-error.js";
import type { MediaStore } from "../media/media-store.js";
import type { PipelineContext } from "../pipeline/process-delivery.js";
import type { DeletionSource } from "../provider/deletion-source.js";
import type { ProviderRegistry } from "../provider/provider-registry.js";
import { type Requirements, requirementsOf } from "./requirements.js";

/** The parts that a search for deletions needs. */
export interface DeletionRequirements extends Requirements {
  readonly deletions: DeletionSource;
  readonly media: MediaStore;
}

/** What the requirements are checked against. */
export interface DeletionSetting {
  readonly providers: ProviderRegistry;
  readonly pipeline: Pick<PipelineContext, "inbox" | "eventFilter">;
  /** Absent when the application keeps no media states. */
  readonly media: MediaStore | undefined;
}

/**
 * Returns the parts that a search for deletions needs.
 *
 * @throws VodError `unsupported` when the provider or the inbox cannot do it, `config_invalid` when an option prevents it
 */
export function deletionRequirementsOf(
  name: string,
  { providers, pipeline, media }: DeletionSetting,
): DeletionRequirements {
  const provider = providers.get(name);
  const requirements = requirementsOf({ name, provider }, pipeline.inbox);
  const { deletions } = requirements.reconciliation;
  if (deletions === undefined) {
    const message = `${name} has no API that shows deletions with the ids of their events`;
    throw new VodError("unsupported", message, { provider: name });
  }
  if (media === undefined) {
    throw invalid("the media that should exist are unknown. Set media: true");
  }
  if (pipeline.eventFilter?.has("media.deleted") === false) {
    throw invalid("callback.events leaves out media.deleted. Add it");
  }
  const same = providers.names.filter((each) => providers.get(each).id === provider.id);
  if (same.length > 1) {
    throw invalid(
      `the media of ${same.join(" and ")} have the same adapter. Use an application and an inbox for each`,
    );
  }
  return { ...requirements, deletions, media };
}

function invalid(problem: string): VodError {
  return new VodError("config_invalid", `reconcile.deletions: ${problem}`);
}
