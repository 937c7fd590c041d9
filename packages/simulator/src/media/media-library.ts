/** A media of a simulated cloud. */
export interface StoredMedia {
  readonly id: string;
  readonly name: string;
  /** Where the file could be fetched, were it real. */
  readonly url: string;
  readonly passthrough: string;
  readonly createdAt: Date;
}

/** The media that a simulated cloud has. */
export class MediaLibrary {
  readonly #media = new Map<string, StoredMedia>();

  add(media: StoredMedia): StoredMedia {
    this.#media.set(media.id, media);
    return media;
  }

  /** Throws where there is no such media. */
  get(mediaId: string): StoredMedia {
    const media = this.#media.get(mediaId);
    if (media === undefined) throw new Error(`The simulated cloud has no media ${mediaId}`);
    return media;
  }

  /** `undefined` where there is no such media. */
  find(mediaId: string): StoredMedia | undefined {
    return this.#media.get(mediaId);
  }

  remove(mediaId: string): void {
    this.#media.delete(mediaId);
  }
}

/** The last part of the path of a URL, or `import.mp4` where it has none. Throws on an invalid URL. */
export function nameFromUrl(url: string): string {
  return new URL(url).pathname.split("/").at(-1) || "import.mp4";
}

/** A file's name without its extension: what the samples of both clouds name a media. */
export function titleOf(name: string): string {
  return name.replace(/\.[A-Za-z0-9]+$/, "");
}

/** The extension of a file's name, in lower case; `mp4` where it has none. */
export function extensionOf(name: string): string {
  return /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? "mp4";
}
