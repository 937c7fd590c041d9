import type { MediaKey } from "@vod-events/core/media";
import type { DeliveryDetails } from "../../recording/facts.js";
import { attempts } from "../detail/attempts.js";
import { detailHead, hasInbox, retryButton } from "../detail/detail-head.js";
import { eventCompare } from "../detail/event-compare.js";
import { explanation } from "../detail/explanation.js";
import { replayDialog, replayTargets } from "../detail/replay-dialog.js";
import { badge, bodyView, facts, headersView, section } from "../detail/sections.js";
import { verification } from "../detail/verification.js";
import { el, fill } from "../elements/dom.js";
import { maskedTarget } from "../json/masked-text.js";
import { MediaPanel, type MediaPanelOptions } from "../media-state/media-panel.js";
import { failureText, read } from "../requests/api.js";
import type { LiveRow, LiveRows } from "../rows/live-rows.js";
import { isRetriable, stateOf } from "../rows/row-state.js";
import { formatDate, formatDuration, t } from "../text/translate.js";

/** The details of a row of the live list. */
export class LiveDetail {
  readonly element = el("div", { class: "detail" });
  readonly #live: LiveRows;
  /** The parts that change while the row is shown. */
  readonly #state = el("span");
  readonly #retry = el("span");
  readonly #attempts = el("div");
  readonly #panel: MediaPanel;
  #row: LiveRow | undefined;
  #version = "";

  constructor(options: MediaPanelOptions) {
    this.#live = options.live;
    this.#panel = new MediaPanel(options);
  }

  /** Shows a row. */
  async show(row: LiveRow): Promise<void> {
    this.#row = row;
    this.#version = "";
    this.element.ariaBusy = "true";
    let content: readonly Node[];
    try {
      const details = await read<DeliveryDetails>(`api/deliveries/${row.delivery.number}`);
      content = this.#contentOf(row, details);
    } catch (error) {
      content = [el("p", { class: "empty" }, failureText(error))];
    }
    if (this.#row !== row) return;
    fill(this.element, ...content);
    this.element.ariaBusy = "false";
    void this.#panel.show(mediaOf(row), row.key);
    this.refresh();
  }

  /** Shows what occurred since. */
  refresh(): void {
    const row = this.#row;
    if (row === undefined) return;
    const { event } = row;
    const progress = event === undefined ? [] : this.#live.progressOf(event.id);
    this.#panel.refresh();
    const version = String(progress.length);
    if (version === this.#version) return;
    this.#version = version;
    const state = stateOf(row, (id) => this.#live.progressOf(id));
    fill(this.#state, badge(state));
    const canRetry = event !== undefined && hasInbox() && isRetriable(state);
    fill(this.#retry, canRetry && retryButton(event.id));
    fill(this.#attempts, event !== undefined && attempts(progress));
  }

  #contentOf(row: LiveRow, details: DeliveryDetails): readonly Node[] {
    const { delivery, event } = row;
    const { number, code, problems, contents, request, body } = details;
    const index = event === undefined ? -1 : delivery.events.indexOf(event);
    const shown = contents[index];
    const canReplay = request !== undefined && body !== undefined && replayTargets() !== "none";
    return [
      detailHead({
        title: event?.type ?? code ?? t("noEvents"),
        id: event?.id,
        state: this.#state,
        retry: this.#retry,
        ...(canReplay && { onReplay: () => replayDialog({ delivery: number }) }),
      }),
      summaryOf(details),
      code !== undefined && explanation(number),
      problems.length > 0 &&
        section(t("problems"), el("ul", {}, ...problems.map((text) => el("li", {}, text)))),
      event === undefined && code === undefined && el("p", { class: "hint" }, t("noEventsHint")),
      verification(details),
      this.#attempts,
      shown !== undefined && eventCompare(shown),
      this.#panel.element,
      requestView(details),
    ].filter((node) => node !== false);
  }
}

function mediaOf({ event }: LiveRow): MediaKey | undefined {
  if (event?.mediaId === undefined) return undefined;
  return { provider: event.provider, mediaId: event.mediaId };
}

function summaryOf({ at, channel, provider, status, milliseconds, code }: DeliveryDetails) {
  return facts(
    [t("received"), formatDate(at)],
    [t("provider"), provider ?? t("unknownPath")],
    [t("channel"), t(channel)],
    status === undefined
      ? undefined
      : [t("status"), code === undefined ? status : `${status} ${code}`],
    [t("duration"), formatDuration(milliseconds)],
  );
}

function requestView({ request, body }: DeliveryDetails): HTMLElement {
  return section(
    t("request"),
    request &&
      el(
        "p",
        { class: "target" },
        el("code", {}, `${request.method} `, ...maskedTarget(request.path)),
      ),
    request && headersView(request.headers),
    body && bodyView(body),
  );
}
