import type { Address } from "./address.js";

/** A view: its list and the details of the selected row. */
export interface View {
  readonly list: HTMLElement;
  readonly detail: HTMLElement;
  /** Shows what occurred since. */
  refresh(): void;
  /** Rows were added. */
  onNew(count: number): void;
  focusSearch(): void;
  focusList(): void;
  /** The number of rows that wait while the list is paused. */
  readonly waiting: number;
}

/** What a view uses of the page. */
export interface ViewHost {
  write(address: Address): void;
  /** Opens another view. */
  open(address: Address): void;
  /** Shows the details beside the list, or instead of it on a narrow screen. */
  showDetail(): void;
  /** Moves the focus to the details. */
  openDetail(): void;
  isPaused(): boolean;
}
