import { environmentOf } from "@vod-events/core/provider";

/** The environment variables that the options fall back to, each with a short description. */
export const variables = { endpoint: ["LUMEN_ENDPOINT", "the URL of the API"] } as const;
/** The environment variable of each part of the credentials. */
export const credentialVariables = { token: ["LUMEN_TOKEN", "the API token"] } as const;

export const environment = environmentOf(variables, credentialVariables);
