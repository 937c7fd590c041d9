import { detailsOf } from "../recording/details.js";
import { answer, json, redirect, refusal } from "./answers.js";
import type { InspectorContext } from "./context.js";
import { factStream, positionIn } from "./fact-stream.js";
import { listEntries, redrive, showEntry } from "./inbox-api.js";
import { listMedia, showMedia } from "./media-api.js";
import { page, pageFile } from "./page-files.js";
import { replay } from "./replay.js";
import { changeHeader, isCrossSite } from "./requests.js";

/** Answers a request of the page below a mount path, such as `/inspector`. */
export async function handle(
  request: Request,
  mount: string,
  context: InspectorContext,
): Promise<Response> {
  const { pathname, search, searchParams } = new URL(request.url);
  if (pathname === mount) return redirect(`${mount}/${search}`);
  if (!pathname.startsWith(`${mount}/`)) return refusal(404, "Not found.");
  const path = pathname.slice(mount.length + 1);
  if (request.method === "POST") return change(path, request, context);
  if (request.method !== "GET") return refusal(405, "Use GET or POST.");
  if (path === "") return page(request, context);
  if (isCrossSite(request)) return refusal(403, "Requests of other sites are refused.");
  const found = pageFile(path) ?? read(path, searchParams, request, context);
  return (await found) ?? refusal(404, "Not found.");
}

/** Answers a change. A form or script of another site cannot send its header. */
async function change(
  path: string,
  request: Request,
  context: InspectorContext,
): Promise<Response> {
  if (isCrossSite(request) || request.headers.get(changeHeader) === null) {
    return refusal(403, "Changes of other sites are refused.");
  }
  if (path === "api/replays") return replay(request, context);
  if (path === "api/inbox/redrive" && context.admin) return redrive(context.admin, request);
  return refusal(404, "Not found.");
}

/** Answers a question; `undefined` for an unknown path. */
async function read(
  path: string,
  query: URLSearchParams,
  request: Request,
  context: InspectorContext,
): Promise<Response | undefined> {
  const { admin, media, log } = context;
  if (path === "api/facts") return facts(request, context);
  const [, number, explained] = /^api\/deliveries\/(\d{1,15})(\/explanation)?$/.exec(path) ?? [];
  if (number !== undefined) {
    const answered = explained === undefined ? showDelivery : explain;
    return answered(Number(number), context);
  }
  if (media !== undefined && path === "api/media") return listMedia(media, log, query);
  if (media !== undefined && path === "api/media/state") return showMedia(media, query);
  if (admin === undefined) return undefined;
  if (path === "api/inbox") return listEntries(admin, query);
  if (path === "api/inbox/stats") return json(await admin.stats());
  if (path === "api/inbox/entry") return showEntry(admin, query.get("id") ?? "");
  return undefined;
}

/** Keeps proxies and compression from holding messages back. */
const unbuffered = { "cache-control": "no-store, no-transform", "x-accel-buffering": "no" };

function facts(request: Request, { log, epoch, ending }: InspectorContext): Response {
  const position = positionIn(request.headers.get("last-event-id"));
  const number = position?.epoch === epoch ? position.number : 0;
  return answer(factStream(log, { epoch, number }, ending), "text/event-stream", {
    headers: unbuffered,
  });
}

async function showDelivery(number: number, { log }: InspectorContext): Promise<Response> {
  const found = log.delivery(number);
  return found === undefined ? dropped() : json(detailsOf(found.fact, found.content));
}

/** The rejections that need no body to be explained. */
const withoutBody = /^(path_not_found|method_not_allowed)$/;

/** Explains why a callback was rejected. */
async function explain(number: number, { log, vod }: InspectorContext): Promise<Response> {
  const { content } = log.delivery(number) ?? {};
  if (content === undefined) return dropped();
  const { request, body, receivedAt, code = "" } = content;
  if (request === undefined) return refusal(404, "Only callbacks can be explained.");
  if (body === undefined && !withoutBody.test(code)) {
    return refusal(404, "The body was not read, so its code is all that is known.");
  }
  return json(await vod.explain({ ...request, body: body ?? "", receivedAt }));
}

function dropped(): Response {
  return refusal(404, "The delivery is no longer in memory.");
}
