import type { EnvironmentVariable } from "@vod-events/core/provider";

/** The environment variables that the options fall back to. */
export const variables = { token: "LUMEN_TOKEN", endpoint: "LUMEN_ENDPOINT" } as const;

export const environment: readonly EnvironmentVariable[] = [
  { name: variables.token, option: "credentials.token", description: "the API token" },
  { name: variables.endpoint, option: "endpoint", description: "the URL of the API" },
];
