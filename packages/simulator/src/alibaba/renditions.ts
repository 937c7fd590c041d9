/** The renditions of media, as `GetPlayInfo` returns them. */
export class AlibabaRenditions {
  readonly #renditions = new Map<string, object[]>();

  add(mediaId: string, rendition: object): void {
    this.#renditions.set(mediaId, [...this.of(mediaId), rendition]);
  }

  of(mediaId: string): readonly object[] {
    return this.#renditions.get(mediaId) ?? [];
  }
}
