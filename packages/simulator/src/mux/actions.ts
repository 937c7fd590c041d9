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
