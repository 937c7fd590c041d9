import { randomUUID } from "node:crypto";
import type { CloudParts } from "../cloud/compose.js";
import { ApiError } from "../server/api-error.js";
import type { CloudApi } from "../server/cloud-api.js";
import type { ApiRequest, ApiResponse } from "../server/http-server.js";
import type { AlibabaAction } from "./actions.js";
import { statusOf } from "./api-error.js";
import { type AlibabaCredentials, checkRpcSignature, parametersOf } from "./rpc-request.js";

export interface AlibabaApiOptions extends Pick<CloudParts, "meter" | "activated" | "apiNow"> {
  readonly credentials: AlibabaCredentials;
  readonly actions: ReadonlyMap<string, AlibabaAction>;
}

const version = "2017-03-21";

/** Creates the VOD API: one path, the action in a parameter, errors with a status and a code. */
export function alibabaApi(options: AlibabaApiOptions): CloudApi {
  return {
    actionOf(request) {
      const name = parametersOf(request).get("Action") ?? "";
      return options.actions.has(name) ? name : undefined;
    },
    run: (request) => response(200, run(request, options)),
    errorResponse,
  };
}

function run(request: ApiRequest, options: AlibabaApiOptions): object {
  const { credentials, actions, meter, activated, apiNow } = options;
  const parameters = parametersOf(request);
  checkRpcSignature(request, parameters, credentials, apiNow());
  const name = parameters.get("Action") ?? "";
  const action = actions.get(name);
  if (action === undefined || parameters.get("Version") !== version) {
    throw new ApiError(
      "InvalidAction.NotFound",
      "Specified api is not found, please check your url and method.",
    );
  }
  if (!meter.take(name)) {
    throw new ApiError("Throttling.User", "Request was denied due to user flow control.");
  }
  if (!activated) {
    throw new ApiError("OperationDenied", "Your account does not open VOD service yet.");
  }
  return action(parameters);
}

function errorResponse(error: ApiError): ApiResponse {
  const content = { HostId: "vod.cn-shanghai.aliyuncs.com", Code: error.code };
  return response(statusOf(error), { ...content, Message: error.message });
}

function response(status: number, content: object): ApiResponse {
  return {
    status,
    headers: { "content-type": "application/json;charset=utf-8" },
    body: JSON.stringify({ RequestId: randomUUID().toUpperCase(), ...content }),
  };
}
