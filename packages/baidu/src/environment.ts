import type { EnvironmentVariable } from "@vod-events/core/provider";
import { credentialsFormat } from "./api/credentials.js";
import { endpointVariable } from "./api/options.js";

const { accessKeyId, secretAccessKey, sessionToken } = credentialsFormat.variables;

/** The environment variables that the options fall back to. */
export const environment: readonly EnvironmentVariable[] = [
  { name: accessKeyId, option: "credentials.accessKeyId", description: "the access key id" },
  {
    name: secretAccessKey,
    option: "credentials.secretAccessKey",
    description: "the secret access key",
  },
  {
    name: sessionToken,
    option: "credentials.sessionToken",
    description: "the session token of a temporary access key",
  },
  { name: endpointVariable, option: "endpoint", description: "the URL of the API" },
];
