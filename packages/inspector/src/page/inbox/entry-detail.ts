import type { MediaKey } from "@vod-events/core/media";
import { storedAttempts } from "../detail/attempts.js";
import { detailHead, retryButton } from "../detail/detail-head.js";
import { eventCompare } from "../detail/event-compare.js";
import { replayDialog, replayTargets } from "../detail/replay-dialog.js";
import { badge, bodyView, facts, headersView, section } from "../detail/sections.js";
import { verification } from "../detail/verification.js";
import { el } from "../elements/dom.js";
import { plainButton } from "../elements/plain-button.js";
import { jsonLines } from "../json/json-lines.js";
import { jsonView } from "../json/json-view.js";
import { hasMedia } from "../requests/media-api.js";
import { formatDate, t } from "../text/translate.js";
import type { InboxRecord } from "./inbox-api.js";

/** Shows an entry of the inbox. Its media can be opened, if the application keeps states. */
export function entryDetail(
  record: InboxRecord,
  onMedia: (media: MediaKey) => void,
): readonly Node[] {
  const { id, state, type, event, integrity, undecodable, history, headers, body } = record;
  const isRetriable = event !== undefined && (state === "waiting" || state === "dead");
  const canReplay = body !== undefined && replayTargets() !== "none";
  return [
    detailHead({
      title: type ?? t("undecodable"),
      id,
      state: badge(state),
      retry: isRetriable && retryButton(id),
      ...(canReplay && { onReplay: () => replayDialog({ id }) }),
    }),
    summaryOf(record, onMedia),
    integrity !== undefined && verification(integrity),
    undecodable !== undefined && problemsOf(undecodable),
    undecodable === undefined && storedAttempts(history),
    event !== undefined && eventCompare(event),
    event === undefined &&
      undecodable === undefined &&
      el("p", { class: "hint" }, t("contentDropped")),
    headers !== undefined && section(t("request"), headersView(headers), body && bodyView(body)),
  ].filter((node) => node !== false);
}

function summaryOf(record: InboxRecord, onMedia: (media: MediaKey) => void) {
  const { receivedAt, provider, attempts, dueAt, doneAt, mediaId, event } = record;
  const open = () =>
    mediaId !== undefined && onMedia({ provider: event?.provider ?? provider, mediaId });
  const date = (name: string, time: string | undefined) =>
    time === undefined ? undefined : ([name, formatDate(Date.parse(time))] as const);
  return facts(
    date(t("received"), receivedAt),
    [t("provider"), provider],
    mediaId === undefined
      ? undefined
      : [t("media"), hasMedia() ? plainButton(open, mediaId) : mediaId],
    [t("attempts"), attempts],
    date(t("dueAt"), dueAt),
    date(t("doneAt"), doneAt),
  );
}

function problemsOf({ problems, json }: NonNullable<InboxRecord["undecodable"]>): HTMLElement {
  return section(
    t("problems"),
    el("ul", {}, ...problems.map((text) => el("li", {}, text))),
    jsonView(jsonLines(json), t("native")).element,
  );
}
