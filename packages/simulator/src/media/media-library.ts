import type { Clock } from "@vod-events/core";

/** A media of a simulated cloud. */
export interface StoredMedia {
  readonly id: string;
  readonly name: string;
  /** The URL of the file. It does not resolve. */
  readonly url: string;
  /** Empty when the upload had none. */
  readonly passthrough: string;
  readonly createdAt: Date;
}

type NewMedia = Omit<StoredMedia, "createdAt">;
type Stored<Media> = Media & Pick<StoredMedia, "createdAt">;

/** The media of a simulated cloud. */
export class MediaLibrary<Media extends { readonly id: string } = NewMedia> {
  readonly #clock: Clock;
  readonly #media = new Map<string, Stored<Media>>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** All media, in the order of their creation. */
  get all(): readonly Stored<Media>[] {
    return [...this.#media.values()];
  }

  /** Adds a media that is created now. */
  add(media: Media): Stored<Media> {
    return this.replace({ ...media, createdAt: new Date(this.#clock.now()) });
  }

  /** Replaces the media with the same id. */
  replace(media: Stored<Media>): Stored<Media> {
    this.#media.set(media.id, media);
    return media;
  }

  /** Throws for an unknown media. */
  get(mediaId: string): Stored<Media> {
    const media = this.#media.get(mediaId);
    if (media === undefined) {
      throw new Error(
        `The simulated cloud has no media ${mediaId}. Use an id that upload() or import() returned.`,
      );
    }
    return media;
  }

  /** Returns `undefined` for an unknown media. */
  find(mediaId: string): Stored<Media> | undefined {
    return this.#media.get(mediaId);
  }

  remove(mediaId: string): void {
    this.#media.delete(mediaId);
  }
}

/** Returns the last part of a URL's path, or `import.mp4` when it is empty. Throws for an invalid URL. */
export function nameFromUrl(url: string): string {
  return new URL(url).pathname.split("/").at(-1) || "import.mp4";
}

/** Returns a file name without its extension. Samples of the clouds use it as the name of a media. */
export function titleOf(name: string): string {
  return name.replace(/\.[A-Za-z0-9]+$/, "");
}

/** Returns the extension of a file name in lower case. Default `mp4`. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? "mp4";
}
