import type { EnvironmentVariable } from "@vod-events/core/provider";
import { credentialsFormat } from "./api/credentials.js";
import { variables } from "./api/options.js";

const { accessKeyId, accessKeySecret, securityToken } = credentialsFormat.variables;

const descriptions = [
  [accessKeyId, "credentials.accessKeyId", "the AccessKey id"],
  [accessKeySecret, "credentials.accessKeySecret", "the AccessKey secret"],
  [securityToken, "credentials.securityToken", "the security token of temporary credentials"],
  [variables.region, "region", "the region of VOD"],
  [variables.appId, "appId", "the id of the application in VOD"],
  [variables.endpoint, "endpoint", "the URL of the API"],
] as const;

/** The environment variables that the options fall back to. */
export const environment: readonly EnvironmentVariable[] = descriptions.map(
  ([name, option, description]) => ({ name, option, description }),
);
