/** The paths of the requests that other commands send to a dev server. No callback URL has them. */
export const controlPaths = {
  status: "/.vod-events/status",
  resend: "/.vod-events/resend",
  stories: "/.vod-events/stories",
} as const;
