import { notify } from "../elements/announcer.js";
import { change, failureText } from "../requests/api.js";
import { formatNumber, t } from "../text/translate.js";

/** Redrives one event and shows the result. */
export async function retryEvent(id: string): Promise<void> {
  const count = await redrive({ ids: [id] });
  if (count !== undefined) notify(count > 0 ? t("retryDone") : t("retryNone"));
}

/** Redrives the dead letters that match a filter and shows their number. */
export async function retryDeadLetters(filter: string): Promise<void> {
  const count = await redrive({ filter });
  if (count !== undefined) notify(t("retryAllDone", { count: formatNumber(count) }));
}

async function redrive(chosen: object): Promise<number | undefined> {
  try {
    return (await change<{ count: number }>("api/inbox/redrive", chosen)).count;
  } catch (error) {
    notify(failureText(error));
    return undefined;
  }
}
