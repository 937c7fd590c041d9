import type { EnvironmentVariable } from "@vod-events/core/provider";
import { credentialsFormat } from "./api/credentials.js";
import { variables } from "./api/options.js";

const { secretId, secretKey, token } = credentialsFormat.variables;

/** The environment variables that the options fall back to. */
export const environment: readonly EnvironmentVariable[] = [
  { name: secretId, option: "credentials.secretId", description: "the SecretId" },
  { name: secretKey, option: "credentials.secretKey", description: "the SecretKey" },
  { name: token, option: "credentials.token", description: "the token of temporary credentials" },
  { name: variables.subAppId, option: "subAppId", description: "the id of the sub-application" },
  { name: variables.site, option: "site", description: "mainland or international" },
  { name: variables.endpoint, option: "endpoint", description: "the URL of the API" },
];
