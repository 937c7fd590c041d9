import { randomUUID } from "node:crypto";
import type { CloudApi } from "../server/cloud-api.js";
import type { ApiRequest, ApiResponse } from "../server/http-server.js";
import type { RequestMeter } from "../server/request-meter.js";
import { VolcengineApiError } from "./api-error.js";
import { missing, type VolcengineConfigStore } from "./config.js";
import { checkSignature, parametersOf, type VolcengineCredentials } from "./request-signature.js";
import type { SiteRules } from "./site.js";

export interface VolcengineApiOptions {
  readonly credentials: VolcengineCredentials;
  readonly site: SiteRules;
  /** The only space. */
  readonly space: string;
  readonly config: VolcengineConfigStore;
  readonly meter: RequestMeter;
  /** Whether the account has activated VOD. */
  readonly activated: boolean;
  /** The time for signature checks, in milliseconds since 1970. */
  now(): number;
}

/** Creates the VOD API: `GET` requests with the action in the query, and errors in `ResponseMetadata`. */
export function volcengineApi(options: VolcengineApiOptions): CloudApi {
  const { versions } = options.site;
  return {
    actionOf(request) {
      const action = parametersOf(request).get("Action") ?? "";
      return action in versions ? action : undefined;
    },
    async handle(request) {
      try {
        run(request, options);
      } catch (error) {
        if (!(error instanceof VolcengineApiError)) throw error;
        return response(request, options, error);
      }
      return response(request, options);
    },
    errorResponse(code, request) {
      const message = "This failure was planned with failNext";
      return response(request, options, new VolcengineApiError(code, message));
    },
  };
}

function run(request: ApiRequest, options: VolcengineApiOptions): void {
  const { credentials, site, config, meter, activated, space, now } = options;
  const parameters = parametersOf(request);
  const action = parameters.get("Action") ?? "";
  checkSignature(request, { ...site, credentials, now: now() });
  if (request.method !== "GET" || site.versions[action] !== parameters.get("Version")) {
    throw new VolcengineApiError("InvalidActionOrVersion", "The action or version is unknown.");
  }
  if (!meter.take(action)) {
    throw new VolcengineApiError("FlowLimitExceeded", "There are too many requests.");
  }
  // The code for an account without VOD is undocumented.
  if (!activated) throw new VolcengineApiError("AccessDenied", "The service is not activated.");
  if (!parameters.get("SpaceName")) throw missing("SpaceName");
  // The code for another space is a guess.
  if (parameters.get("SpaceName") !== space) {
    throw new VolcengineApiError("ResourceNotFound.SpaceName", "The space does not exist.");
  }
  if (action === "SetCallbackEvent") config.set(parameters);
  else config.subscribe(parameters);
}

function response(
  request: ApiRequest,
  { site }: VolcengineApiOptions,
  error?: VolcengineApiError,
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
    status: error?.status ?? 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ResponseMetadata: metadata }),
  };
}
