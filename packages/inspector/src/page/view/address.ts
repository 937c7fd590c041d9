/** The names of the filters in the URL. */
const names = ["q", "provider", "type", "state", "media"] as const;

const views: readonly Address["view"][] = ["live", "inbox", "media"];

/** A filter. */
export type FilterName = (typeof names)[number];

/** The view, the filters and the selection, which are in the URL. */
export interface Address {
  readonly view: "live" | "inbox" | "media";
  readonly filters: Readonly<Record<FilterName, string>>;
  /** The key of the selected row; empty for none. */
  readonly selected: string;
}

/** Reads the address from the URL. */
export function readAddress(): Address {
  const query = new URLSearchParams(location.search);
  const filters = Object.fromEntries(names.map((name) => [name, query.get(name) ?? ""]));
  return {
    view: views.find((view) => view === query.get("view")) ?? "live",
    filters: filters as Address["filters"],
    selected: query.get("selected") ?? "",
  };
}

/** Writes the address to the URL; a new view is a step of the browser's history. */
export function writeAddress({ view, filters, selected }: Address): void {
  const query = new URLSearchParams();
  if (view !== "live") query.set("view", view);
  for (const name of names) if (filters[name] !== "") query.set(name, filters[name]);
  if (selected !== "") query.set("selected", selected);
  const search = query.toString();
  const isNewView = view !== readAddress().view;
  history[isNewView ? "pushState" : "replaceState"](null, "", search === "" ? "./" : `?${search}`);
}

/** An address without filters. */
export function emptyAddress(view: Address["view"], selected = ""): Address {
  const filters = Object.fromEntries(names.map((name) => [name, ""])) as Address["filters"];
  return { view, filters, selected };
}
