import type { ListPane } from "./list-pane.js";

/** A view: its list and the details of the selected row. */
export interface View {
  readonly pane: ListPane;
  readonly detail: HTMLElement;
  /** Shows what occurred since. */
  refresh?(): void;
  /** Deliveries and events were added. */
  onNew?(count: number): void;
  /** The number of rows that wait while the list is paused. */
  readonly waiting: number;
}
