import { randomUUID } from "node:crypto";
import type { CloudParts } from "../cloud/compose.js";
import { ApiError } from "../server/api-error.js";
import type { CloudApi } from "../server/cloud-api.js";
import type { ApiRequest, ApiResponse } from "../server/http-server.js";
import type { TencentAction } from "./actions.js";
import { checkTc3, type TencentCredentials } from "./tc3.js";

export interface TencentApiOptions extends Pick<CloudParts, "meter" | "activated" | "apiNow"> {
  readonly credentials: TencentCredentials;
  /** The only sub-application. `undefined`: a request may name any or none. */
  readonly subAppId: number | undefined;
  readonly actions: ReadonlyMap<string, TencentAction>;
}

type Parameters = Readonly<Record<string, unknown>>;

const version = "2018-07-17";

/**
 * Creates the API: one path, the action in a header, errors with status 200.
 *
 * @see https://www.tencentcloud.com/document/product/266/34116
 * @see https://cloud.tencent.com/document/product/266/31774
 */
export function tencentApi(options: TencentApiOptions): CloudApi {
  return {
    actionOf(request) {
      const name = request.headers["x-tc-action"] ?? "";
      return options.actions.has(name) ? name : undefined;
    },
    run: async (request) => response(await run(request, options)),
    errorResponse: ({ code, message }) => response({ Error: { Code: code, Message: message } }),
  };
}

function response(content: object): ApiResponse {
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ Response: { ...content, RequestId: randomUUID() } }),
  };
}

async function run(request: ApiRequest, options: TencentApiOptions): Promise<object> {
  if (request.method !== "POST" || request.target !== "/") {
    // The cloud also accepts GET, which no SDK uses by default.
    throw new ApiError("UnsupportedProtocol", "The simulator supports POST / only");
  }
  checkTc3(request, options.credentials, options.apiNow());
  const { name, action } = findAction(request, options.actions);
  checkAccount(name, options);
  const { SubAppId: subAppId, ExtInfo: info, ...parameters } = readParameters(request.body, action);
  if (info !== undefined && typeof info !== "string") throw invalid("ExtInfo");
  checkApplication(subAppId, options.subAppId);
  return action.run(parameters, request.signal);
}

function findAction(
  request: ApiRequest,
  actions: ReadonlyMap<string, TencentAction>,
): { readonly name: string; readonly action: TencentAction } {
  if (requiredHeader(request, "X-TC-Version") !== version) {
    throw new ApiError("NoSuchVersion", `X-TC-Version must be ${version}`);
  }
  const name = requiredHeader(request, "X-TC-Action");
  const action = actions.get(name);
  if (action === undefined) throw new ApiError("InvalidAction", "The action does not exist");
  return { name, action };
}

/** Checks the request rate and the activation. The cloud's order of these checks is unknown. */
function checkAccount(actionName: string, { meter, activated }: TencentApiOptions): void {
  if (!meter.take(actionName)) {
    throw new ApiError("RequestLimitExceeded", "There were too many requests in the last second");
  }
  if (!activated) {
    throw new ApiError("FailedOperation.InvalidVodUser", "The account has not activated VOD");
  }
}

function requiredHeader(request: ApiRequest, name: string): string {
  const value = request.headers[name.toLowerCase()];
  if (value) return value;
  throw new ApiError("MissingParameter", `The header ${name} is missing`);
}

function readParameters(body: Buffer, action: TencentAction): Parameters {
  const parameters = parseObject(body);
  const known = ["SubAppId", ...action.parameters];
  const unknown = Object.keys(parameters).find((name) => !known.includes(name));
  if (unknown === undefined) return parameters;
  throw new ApiError("UnknownParameter", `The parameter ${unknown} is not recognized`);
}

function parseObject(body: Buffer): Parameters {
  try {
    const json: unknown = JSON.parse(body.toString("utf8"));
    if (typeof json === "object" && json !== null && !Array.isArray(json)) return { ...json };
  } catch {
    // The error is thrown below.
  }
  throw new ApiError("InvalidParameter", "The body is not a JSON object");
}

/**
 * Rejects every application except the existing one. A request without an application is for the account's default
 * application, which is also rejected. The cloud's code is unknown.
 */
function checkApplication(requested: unknown, existing: number | undefined): void {
  if (requested !== undefined && !(Number.isInteger(requested) && Number(requested) >= 0)) {
    throw invalid("SubAppId");
  }
  if (existing !== undefined && requested !== existing) {
    throw new ApiError("UnauthorizedOperation", "The account has no access to the application");
  }
}

function invalid(parameter: string): ApiError {
  return new ApiError("InvalidParameter", `The value of ${parameter} is not valid`);
}
