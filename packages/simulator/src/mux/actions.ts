/** The actions of the simulated API: the method and path. The last one is not at `api.mux.com`, but in the storage. */
export const muxActions = [
  "POST /system/v1/webhooks",
  "GET /system/v1/webhooks",
  "GET /system/v1/webhooks/{webhookId}",
  "PATCH /system/v1/webhooks/{webhookId}",
  "DELETE /system/v1/webhooks/{webhookId}",
  "POST /video/v1/uploads",
  "GET /video/v1/uploads",
  "GET /video/v1/uploads/{uploadId}",
  "PUT /video/v1/uploads/{uploadId}/cancel",
  "POST /video/v1/assets",
  "GET /video/v1/assets",
  "GET /video/v1/assets/{assetId}",
  "PATCH /video/v1/assets/{assetId}",
  "DELETE /video/v1/assets/{assetId}",
  "POST /video/v1/assets/{assetId}/static-renditions",
  "DELETE /video/v1/assets/{assetId}/static-renditions/{renditionId}",
  "POST /video/v1/assets/{assetId}/tracks",
  "DELETE /video/v1/assets/{assetId}/tracks/{trackId}",
  "PUT /storage/{uploadId}",
] as const;

export type MuxAction = (typeof muxActions)[number];

/** The action of a request, and the ids in its path. */
export interface MatchedAction {
  readonly action: MuxAction;
  /** The first id, such as that of an asset; empty when the path has none. */
  readonly id: string;
  /** The second id, such as that of a track; empty when the path has none. */
  readonly partId: string;
}

/** Returns `undefined` for a method and path of no action. The query is ignored. */
export function matchAction(method: string, target: string): MatchedAction | undefined {
  const [path = ""] = target.split("?");
  const given = `${method} ${path}`.split("/");
  const action = muxActions.find((name) => {
    const parts = name.split("/");
    return parts.length === given.length && parts.every((part, at) => matches(part, given[at]));
  });
  if (action === undefined) return undefined;
  const [id = "", partId = ""] = given.filter((_, at) => isPlaceholder(action.split("/")[at]));
  return { action, id, partId };
}

function matches(part: string, given: string | undefined): boolean {
  return isPlaceholder(part) ? given !== "" : part === given;
}

function isPlaceholder(part: string | undefined): boolean {
  return part?.startsWith("{") === true;
}
