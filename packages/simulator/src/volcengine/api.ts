import { randomUUID } from "node:crypto";
import type { CloudParts } from "../cloud/compose.js";
import { ApiError } from "../server/api-error.js";
import type { CloudApi } from "../server/cloud-api.js";
import type { ApiRequest, ApiResponse } from "../server/http-server.js";
import { statusOf } from "./api-error.js";
import { missing, type VolcengineConfigStore } from "./config.js";
import { checkSignature, parametersOf, type VolcengineCredentials } from "./request-signature.js";
import type { SiteRules } from "./site.js";

export interface VolcengineApiOptions extends Pick<CloudParts, "meter" | "activated" | "apiNow"> {
  readonly credentials: VolcengineCredentials;
  readonly site: SiteRules;
  /** The only space. */
  readonly space: string;
  readonly config: VolcengineConfigStore;
}

/** Creates the VOD API: `GET` requests with the action in the query, and errors in `ResponseMetadata`. */
export function volcengineApi(options: VolcengineApiOptions): CloudApi {
  const { versions } = options.site;
  return {
    actionOf(request) {
      const action = parametersOf(request).get("Action") ?? "";
      return action in versions ? action : undefined;
    },
    run(request) {
      run(request, options);
      return response(request, options);
    },
    errorResponse: (error, request) => response(request, options, error),
  };
}

function run(request: ApiRequest, options: VolcengineApiOptions): void {
  const { credentials, site, config, meter, activated, space, apiNow } = options;
  const parameters = parametersOf(request);
  const action = parameters.get("Action") ?? "";
  checkSignature(request, { ...site, credentials, now: apiNow() });
  if (request.method !== "GET" || site.versions[action] !== parameters.get("Version")) {
    throw new ApiError("InvalidActionOrVersion", "The action or version is unknown.");
  }
  if (!meter.take(action)) {
    throw new ApiError("FlowLimitExceeded", "There are too many requests.");
  }
  // The code for an account without VOD is undocumented.
  if (!activated) throw new ApiError("AccessDenied", "The service is not activated.");
  if (!parameters.get("SpaceName")) throw missing("SpaceName");
  // The code for another space is a guess.
  if (parameters.get("SpaceName") !== space) {
    throw new ApiError("ResourceNotFound.SpaceName", "The space does not exist.");
  }
  if (action === "SetCallbackEvent") config.set(parameters);
  else config.subscribe(parameters);
}

function response(
  request: ApiRequest,
  { site }: VolcengineApiOptions,
  error?: ApiError,
): ApiResponse {
  const parameters = parametersOf(request);
  const metadata = {
    RequestId: randomUUID().replaceAll("-", "").toUpperCase(),
    Action: parameters.get("Action"),
    Version: parameters.get("Version"),
    Service: "vod",
    Region: site.region,
    ...(error && { Error: { Code: error.code, Message: error.message } }),
  };
  return {
    status: error === undefined ? 200 : statusOf(error),
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ResponseMetadata: metadata }),
  };
}
