import type { Clock } from "@vod-events/core";
import type { Picture } from "../cloud/transcode-plan.js";
import { MediaLibrary } from "../media/media-library.js";
import { sampleVideo } from "../media/sample-video.js";
import { fileTracks, type MuxAsset, type MuxTrack } from "./asset.js";
import { assetEvent, partEvent } from "./event.js";
import type { MuxIdentifiers } from "./identifiers.js";
import type { MuxPublisher } from "./publisher.js";
import { newRendition, readyRendition, type StaticRendition } from "./rendition.js";
import type { AssetSettings, RenditionSettings, TrackSettings } from "./settings.js";

export interface MuxAssetsOptions {
  readonly clock: Clock;
  readonly identifiers: MuxIdentifiers;
  readonly publisher: MuxPublisher;
}

/** How a rendition ends. */
export interface RenditionEnd {
  readonly fails: boolean;
  readonly picture: Picture;
}

const success: RenditionEnd = { fails: false, picture: sampleVideo };

/**
 * The assets of the environment. Publishes an event for each change. Files are processed at once: what a method returns
 * is still in preparation, and has ended when the method returns. The methods throw for an unknown asset.
 */
export class MuxAssets {
  readonly #options: MuxAssetsOptions;
  readonly #library: MediaLibrary<Omit<MuxAsset, "createdAt">>;
  #failing = 0;

  constructor(options: MuxAssetsOptions) {
    this.#options = options;
    this.#library = new MediaLibrary(options.clock);
  }

  /** The newest first. */
  get all(): readonly MuxAsset[] {
    return this.#library.all.toReversed();
  }

  get(assetId: string): MuxAsset {
    return this.#library.get(assetId);
  }

  /** Returns `undefined` for an unknown asset. */
  find(assetId: string): MuxAsset | undefined {
    return this.#library.find(assetId);
  }

  /** Makes the next new asset end as `errored`. */
  failNext(): void {
    this.#failing++;
  }

  create(settings: AssetSettings, source: { id?: string; uploadId?: string } = {}): MuxAsset {
    const { identifiers, publisher } = this.#options;
    const { id = identifiers.id(), uploadId } = source;
    const created = this.#library.add({
      ...{ id, settings, status: "preparing" },
      playbackIds: settings.playback_policies.map((policy) => ({ id: identifiers.id(), policy })),
      ...{ tracks: [], renditions: [] },
      ...(uploadId !== undefined && { uploadId }),
    });
    publisher.publish(assetEvent("created", created));
    this.#process(created);
    return created;
  }

  update(assetId: string, change: Partial<AssetSettings>): MuxAsset {
    const asset = this.get(assetId);
    const changed = this.#library.replace({ ...asset, settings: { ...asset.settings, ...change } });
    this.#options.publisher.publish(assetEvent("updated", changed));
    return changed;
  }

  delete(assetId: string): void {
    const asset = this.get(assetId);
    this.#library.remove(assetId);
    this.#options.publisher.publish(assetEvent("deleted", asset));
  }

  createRendition(assetId: string, settings: RenditionSettings, end = success): StaticRendition {
    const { identifiers } = this.#options;
    const created = newRendition(identifiers.id(), settings);
    this.#publishRendition("created", assetId, created);
    if (end.fails) this.#publishRendition("errored", assetId, { ...created, status: "errored" });
    else this.#publishRendition("ready", assetId, readyRendition(created, end.picture));
    return created;
  }

  deleteRendition(assetId: string, rendition: StaticRendition): void {
    this.#publishRendition("deleted", assetId, rendition);
  }

  createTrack(assetId: string, settings: TrackSettings): MuxTrack {
    const { identifiers, publisher } = this.#options;
    const asset = this.get(assetId);
    const text = { text_type: "subtitles", text_source: "uploaded" };
    const kind = settings.type === "text" ? text : {};
    const created: MuxTrack = { id: identifiers.id(), ...settings, ...kind, status: "preparing" };
    publisher.publish(partEvent("track", "created", asset, created));
    const ready: MuxTrack = { ...created, status: "ready" };
    const changed = this.#library.replace({ ...asset, tracks: [...asset.tracks, ready] });
    publisher.publish(partEvent("track", "ready", changed, ready));
    return created;
  }

  deleteTrack(assetId: string, track: MuxTrack): void {
    const asset = this.get(assetId);
    const tracks = asset.tracks.filter(({ id }) => id !== track.id);
    const changed = this.#library.replace({ ...asset, tracks });
    this.#options.publisher.publish(
      partEvent("track", "deleted", changed, { ...track, status: "deleted" }),
    );
  }

  /** Ends the preparation of an asset, and creates the renditions that its settings ask for. */
  #process(asset: MuxAsset): void {
    const { identifiers, publisher } = this.#options;
    if (this.#failing > 0) {
      this.#failing--;
      const errored = this.#library.replace({ ...asset, status: "errored" });
      publisher.publish(assetEvent("errored", errored));
      return;
    }
    const tracks = fileTracks(() => identifiers.id());
    publisher.publish(
      assetEvent("ready", this.#library.replace({ ...asset, status: "ready", tracks })),
    );
    for (const each of asset.settings.static_renditions) this.createRendition(asset.id, each);
  }

  /** Stores a rendition in the place of one with the same id, or deletes it, and publishes an event. */
  #publishRendition(
    what: "created" | "ready" | "errored" | "deleted",
    assetId: string,
    rendition: StaticRendition,
  ): void {
    const asset = this.get(assetId);
    const others = asset.renditions.filter(({ id }) => id !== rendition.id);
    const renditions = what === "deleted" ? others : [...others, rendition];
    const changed = this.#library.replace({ ...asset, renditions });
    this.#options.publisher.publish(partEvent("static_rendition", what, changed, rendition));
  }
}
