/** The paths of the requests that other commands send to a dev server. No callback URL has them. */
export const controlPaths = {
  status: "/.vod-events/status",
  resend: "/.vod-events/resend",
  publish: "/.vod-events/publish",
  stories: "/.vod-events/stories",
} as const;
