import type { EnvironmentVariable } from "@vod-events/core/provider";
import { credentialsFormat } from "./api/credentials.js";
import { variables } from "./api/options.js";

const key = credentialsFormat.variables;

/** The environment variables that the options fall back to. */
export const environment: readonly EnvironmentVariable[] = [
  { name: variables.site, option: "site", description: "the cloud: volcengine or byteplus" },
  { name: variables.space, option: "space", description: "the space in VOD" },
  { name: key.accessKeyId, option: "credentials.accessKeyId", description: "the access key id" },
  {
    name: key.secretAccessKey,
    option: "credentials.secretAccessKey",
    description: "the secret access key",
  },
  {
    name: key.sessionToken,
    option: "credentials.sessionToken",
    description: "the session token of temporary credentials",
  },
  { name: variables.region, option: "region", description: "the region of VOD" },
  { name: variables.endpoint, option: "endpoint", description: "the URL of the API" },
];
