import { el, fill, icon } from "../elements/dom.js";
import { plainButton } from "../elements/plain-button.js";
import { type TextName, t } from "../text/translate.js";
import type { Address, FilterName } from "./address.js";

/** What a {@link FilterBar} filters by. */
export interface FilterBarOptions {
  readonly filters: Address["filters"];
  readonly states: readonly TextName[];
  /** Whether texts can be searched for. */
  readonly search: boolean;
  /** Whether the list can be filtered by the type of an event. */
  readonly types: boolean;
  onChange(filters: Address["filters"]): void;
}

/** The search field and the menus above a list. */
export class FilterBar {
  readonly element = el("div", { class: "filters", role: "search" });
  readonly #options: FilterBarOptions;
  readonly #provider = el("select", { "aria-label": t("provider") });
  readonly #type = el("select", { "aria-label": t("type") });
  readonly #count = el("span", { class: "count" });
  readonly #clear: HTMLButtonElement;
  readonly #media = el("span", { class: "media-filter" });
  readonly #search: HTMLInputElement;
  #filters: Address["filters"];
  #choices = "";

  constructor(options: FilterBarOptions) {
    this.#options = options;
    this.#filters = options.filters;
    const { states, search, types, filters } = options;
    const state = el("select", { "aria-label": t("state") });
    fillMenu(
      state,
      t("state"),
      states.map((name) => [name, t(name)]),
      filters.state,
    );
    this.#search = el("input", {
      ...{ type: "search", id: "search", value: filters.q, placeholder: t("searchHint") },
      ...{ "aria-label": t("search"), spellcheck: "false", autocomplete: "off" },
      oninput: () => this.#set("q", this.#search.value),
    });
    this.#clear = plainButton(() => this.#reset(state), t("clear"));
    for (const [name, menu] of [
      ["provider", this.#provider],
      ["type", this.#type],
      ["state", state],
    ] as const) {
      menu.addEventListener("change", () => this.#set(name, menu.value));
    }
    const field = el("div", { class: "search" }, icon("search"), this.#search, el("kbd", {}, "/"));
    const menus = [state, types && this.#type, this.#provider, this.#media];
    fill(this.element, search && field, el("div", { class: "menus" }, ...menus));
    this.element.append(el("div", { class: "summary" }, this.#count, this.#clear));
    this.offer([], []);
    this.#update();
  }

  /** Offers providers and types in the menus. */
  offer(allProviders: readonly (string | undefined)[], allTypes: readonly (string | undefined)[]) {
    const [providers, types] = [distinct(allProviders), distinct(allTypes)];
    const choices = JSON.stringify([providers, types]);
    if (choices === this.#choices) return;
    this.#choices = choices;
    const { provider, type } = this.#filters;
    fillMenu(this.#provider, t("provider"), pairs(providers, provider), provider);
    fillMenu(this.#type, t("type"), pairs(types, type), type);
  }

  /** Shows how many rows match. */
  count(text: string): void {
    if (this.#count.textContent !== text) fill(this.#count, text);
  }

  /** Shows the events of a media only. */
  chooseMedia(mediaId: string): void {
    this.#set("media", mediaId);
  }

  /** Focuses the search field, or the first menu without one. */
  focus(): void {
    this.element.querySelector<HTMLElement>("input, select")?.focus();
    this.#search.select();
  }

  #set(name: FilterName, value: string): void {
    this.#filters = { ...this.#filters, [name]: value };
    this.#update();
    this.#options.onChange(this.#filters);
  }

  #reset(state: HTMLSelectElement): void {
    this.#filters = { q: "", provider: "", type: "", state: "", media: "" };
    for (const field of [state, this.#type, this.#provider, this.#search]) field.value = "";
    this.#update();
    this.#options.onChange(this.#filters);
  }

  #update(): void {
    const { media } = this.#filters;
    this.#clear.hidden = Object.values(this.#filters).every((value) => value === "");
    this.#media.hidden = media === "";
    fill(this.#media, `${t("media")}: ${media}`);
  }
}

function distinct(names: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(names.filter((name) => name !== undefined))].sort();
}

function pairs(names: readonly string[], chosen: string): readonly (readonly [string, string])[] {
  const all = chosen === "" || names.includes(chosen) ? names : [...names, chosen];
  return all.map((name) => [name, name]);
}

function fillMenu(
  menu: HTMLSelectElement,
  label: string,
  choices: readonly (readonly [string, string])[],
  chosen: string,
): void {
  const none = el("option", { value: "" }, `${label}: ${t("all")}`);
  fill(menu, none, ...choices.map(([value, text]) => el("option", { value }, text)));
  menu.value = chosen;
}
