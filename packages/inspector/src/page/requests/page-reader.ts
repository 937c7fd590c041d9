import { failureText } from "./api.js";

/** A list that is read in pages. */
export interface PagedList<Place, Page> {
  /** Reads the first page, or the one after a place. */
  read(after: Place | undefined): Promise<Page>;
  onPage(page: Page, isFirst: boolean): void;
  /** Called with the text that tells of a failed request. */
  onFailure(text: string): void;
}

/** Reads a list page by page. The result of a read that a later first page outdates is dropped. */
export class PageReader<Place, Page extends { readonly next?: Place | undefined }> {
  readonly #list: PagedList<Place, Page>;
  #next: Place | undefined;
  /** Counts the reads of the first page. */
  #restarts = 0;
  #isReading = false;

  constructor(list: PagedList<Place, Page>) {
    this.#list = list;
  }

  get isReading(): boolean {
    return this.#isReading;
  }

  /** Whether the list goes on after the pages that were read. */
  get hasMore(): boolean {
    return this.#next !== undefined;
  }

  async readFirst(): Promise<void> {
    this.#next = undefined;
    this.#restarts += 1;
    await this.#read(undefined);
  }

  async readNext(): Promise<void> {
    if (this.#next !== undefined && !this.#isReading) await this.#read(this.#next);
  }

  async #read(after: Place | undefined): Promise<void> {
    const restarts = this.#restarts;
    this.#isReading = true;
    try {
      const page = await this.#list.read(after);
      if (restarts !== this.#restarts) return;
      this.#next = page.next;
      this.#isReading = false;
      this.#list.onPage(page, after === undefined);
    } catch (error) {
      if (restarts !== this.#restarts) return;
      this.#isReading = false;
      this.#list.onFailure(failureText(error));
    }
  }
}
