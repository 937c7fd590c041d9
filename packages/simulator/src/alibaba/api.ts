import { randomUUID } from "node:crypto";
import type { CloudApi } from "../server/cloud-api.js";
import type { ApiRequest, ApiResponse } from "../server/http-server.js";
import type { RequestMeter } from "../server/request-meter.js";
import type { AlibabaAction } from "./actions.js";
import { AlibabaApiError } from "./api-error.js";
import { type AlibabaCredentials, checkRpcSignature, parametersOf } from "./rpc-request.js";

export interface AlibabaApiOptions {
  readonly credentials: AlibabaCredentials;
  readonly actions: ReadonlyMap<string, AlibabaAction>;
  readonly meter: RequestMeter;
  /** Whether the account has activated VOD. */
  readonly activated: boolean;
  /** The time for signature checks, in milliseconds since 1970. */
  now(): number;
}

const version = "2017-03-21";

/** Creates the VOD API: one path, the action in a parameter, errors with a status and a code. */
export function alibabaApi(options: AlibabaApiOptions): CloudApi {
  return {
    actionOf(request) {
      const name = parametersOf(request).get("Action") ?? "";
      return options.actions.has(name) ? name : undefined;
    },
    async handle(request) {
      try {
        return response(200, run(request, options));
      } catch (error) {
        if (!(error instanceof AlibabaApiError)) throw error;
        return errorResponse(error);
      }
    },
    errorResponse: (code) =>
      errorResponse(new AlibabaApiError(code, "This failure was planned with failNext")),
  };
}

function run(request: ApiRequest, options: AlibabaApiOptions): object {
  const { credentials, actions, meter, activated, now } = options;
  const parameters = parametersOf(request);
  checkRpcSignature(request, parameters, credentials, now());
  const name = parameters.get("Action") ?? "";
  const action = actions.get(name);
  if (action === undefined || parameters.get("Version") !== version) {
    throw new AlibabaApiError(
      "InvalidAction.NotFound",
      "Specified api is not found, please check your url and method.",
    );
  }
  if (!meter.take(name)) {
    throw new AlibabaApiError("Throttling.User", "Request was denied due to user flow control.");
  }
  if (!activated) {
    throw new AlibabaApiError("OperationDenied", "Your account does not open VOD service yet.");
  }
  return action(parameters);
}

function errorResponse({ status, code, message }: AlibabaApiError): ApiResponse {
  return response(status, { HostId: "vod.cn-shanghai.aliyuncs.com", Code: code, Message: message });
}

function response(status: number, content: object): ApiResponse {
  return {
    status,
    headers: { "content-type": "application/json;charset=utf-8" },
    body: JSON.stringify({ RequestId: randomUUID().toUpperCase(), ...content }),
  };
}
