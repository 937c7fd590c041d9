import { ApiError } from "../server/api-error.js";
import type { MuxAction } from "./actions.js";
import { found, invalidParameter } from "./api-error.js";
import { numberedPage } from "./page.js";
import { bodyOf, created, type MuxCall, type MuxRoutes, ok } from "./route.js";
import { uploadSettings } from "./upload.js";
import type { MuxUploads } from "./uploads.js";

export type UploadAction = Extract<
  MuxAction,
  `${string}/uploads${string}` | `${string}/storage/${string}`
>;

/** The direct uploads, and the place in the storage where their files are sent. */
export function uploadRoutes(uploads: MuxUploads): MuxRoutes<UploadAction> {
  return {
    "POST /video/v1/uploads": (call) =>
      created(uploads.json(uploads.create(uploadSettings(bodyOf(call))))),
    "GET /video/v1/uploads": ({ query }) =>
      ok(numberedPage(uploads.all, query).map((each) => uploads.json(each))),
    "GET /video/v1/uploads/{uploadId}": ({ id }) => ok(uploads.json(found(uploads.find(id)))),
    "PUT /video/v1/uploads/{uploadId}/cancel": ({ id }) => {
      const upload = found(uploads.find(id));
      // The error is undocumented.
      if (!uploads.isWaiting(upload)) throw invalidParameter("The upload is not waiting.");
      return ok(uploads.json(uploads.cancel(upload)));
    },
    "PUT /storage/{uploadId}": (call) => receiveFile(uploads, call),
  };
}

/**
 * Takes the whole file, of at most 10 MB, in one request. A file for a cancelled upload creates no asset, as documented.
 * That a second file creates none, and the error for a wrong or expired URL, are guesses.
 */
function receiveFile(uploads: MuxUploads, { id, request }: MuxCall): { readonly status: number } {
  const upload = found(uploads.find(id));
  const { pathname, search } = new URL(upload.url);
  const isExpired = upload.status === "waiting" && !uploads.isWaiting(upload);
  if (isExpired || request.target !== pathname + search) {
    throw new ApiError("forbidden", "The URL is invalid or has expired.");
  }
  if (uploads.isWaiting(upload)) uploads.receiveFile(upload);
  return { status: 200 };
}
