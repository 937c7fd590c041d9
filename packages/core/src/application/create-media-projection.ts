import type { Report } from "../diagnostics/diagnostics.js";
import { VodError } from "../errors/vod-error.js";
import type { Inbox } from "../inbox/inbox.js";
import type { Clock, Random } from "../primitives/clock.js";
import { createProjection, type Projection } from "../projection/create-projection.js";
import type { MediaSettings } from "../projection/media-options.js";
import type { Provider } from "../provider/provider.js";
import type { ProviderRegistry } from "../provider/provider-registry.js";

/**
 * Creates the projection that keeps the media states of an application; `undefined` without settings. Throws when the
 * inbox cannot store them.
 */
export function createMediaProjection(
  settings: MediaSettings | undefined,
  { inbox, closing }: { readonly inbox: Inbox; readonly closing: AbortSignal },
  { providers, selected }: { readonly providers: ProviderRegistry; readonly selected: Provider },
  base: { readonly clock: Clock; readonly random: Random; readonly report: Report },
): Projection | undefined {
  if (settings === undefined) return undefined;
  if (inbox.media === undefined) {
    const known = "memoryInbox, sqliteInbox, postgresInbox and natsInbox do";
    throw new VodError("unsupported", `media: the inbox stores no media states; ${known}`);
  }
  const all = () => providers.names.map((name) => providers.get(name));
  return createProjection({
    ...{ ...base, settings, closing, store: inbox.media },
    rulesOf: (id) => all().find((provider) => provider.id === id)?.media,
    providerOf(id = selected.id) {
      const ids = new Set(all().map((provider) => provider.id));
      if (ids.has(id)) return id;
      const list = [...ids].join(", ");
      throw new VodError("config_invalid", `waitFor.provider: unknown id. Known ids: ${list}`);
    },
  });
}
