import type { EnvironmentVariable } from "@vod-events/core/provider";
import { credentialsFormat } from "./api/credentials.js";
import { endpointVariable } from "./api/options.js";

const { tokenId, tokenSecret } = credentialsFormat.variables;

/** The environment variables that the options fall back to. They are those of `@mux/mux-node`. */
export const environment: readonly EnvironmentVariable[] = [
  { name: tokenId, option: "credentials.tokenId", description: "the id of the access token" },
  {
    name: tokenSecret,
    option: "credentials.tokenSecret",
    description: "the secret of the access token",
  },
  { name: endpointVariable, option: "endpoint", description: "the URL of the API" },
];
