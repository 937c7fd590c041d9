import { t } from "../text/translate.js";

/** A request of the page that failed. The message is for people. */
export class RequestFailure extends Error {}

/** Returns the text that tells of a failed request. Throws any other error. */
export function failureText(error: unknown): string {
  if (!(error instanceof RequestFailure)) throw error;
  return t("failedRequest", { reason: error.message });
}

/** Reads JSON. */
export function read<Value>(path: string): Promise<Value> {
  return ask(path, {});
}

/** Makes a change and reads its result. */
export function change<Value>(path: string, body: object): Promise<Value> {
  return ask(path, {
    method: "POST",
    headers: { "content-type": "application/json", "x-vod-inspector": "1" },
    body: JSON.stringify(body),
  });
}

async function ask<Value>(path: string, init: RequestInit): Promise<Value> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch {
    throw new RequestFailure("network");
  }
  if (!response.ok) throw new RequestFailure((await response.text()).trim());
  return response.json();
}
