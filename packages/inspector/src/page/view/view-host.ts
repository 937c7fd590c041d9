import type { Address } from "./address.js";

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
