import { randomUUID } from "node:crypto";
import type { CloudApi } from "../server/cloud-api.js";
import type { ApiAnswer, ApiRequest } from "../server/http-server.js";
import type { RequestMeter } from "../server/request-meter.js";
import type { TencentAction } from "./actions.js";
import { TencentApiError } from "./api-error.js";
import { checkTc3, type TencentCredentials } from "./tc3.js";

/** What a {@link tencentApi} needs. */
export interface TencentApiOptions {
  readonly credentials: TencentCredentials;
  /** The only sub-application. Default: a request may name any. */
  readonly subAppId: number | undefined;
  readonly actions: ReadonlyMap<string, TencentAction>;
  readonly meter: RequestMeter;
  /** Whether the account has activated VOD. */
  readonly activated: boolean;
  /** The time for signature checks, in milliseconds since 1970. */
  now(): number;
}

type Parameters = Readonly<Record<string, unknown>>;

const version = "2018-07-17";

/**
 * The API: one path, the action in a header, errors with status 200.
 *
 * @see https://www.tencentcloud.com/document/product/266/34116
 */
export function tencentApi(options: TencentApiOptions): CloudApi {
  return {
    actionOf(request) {
      const name = request.headers["x-tc-action"] ?? "";
      return options.actions.has(name) ? name : undefined;
    },
    async answer(request) {
      try {
        return answer(await run(request, options));
      } catch (error) {
        if (!(error instanceof TencentApiError)) throw error;
        return refuse(error);
      }
    },
    refuse: (code) => refuse(new TencentApiError(code, "This failure was asked for")),
  };
}

function refuse({ code, message }: TencentApiError): ApiAnswer {
  return answer({ Error: { Code: code, Message: message } });
}

function answer(content: object): ApiAnswer {
  return {
    status: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ Response: { ...content, RequestId: randomUUID() } }),
  };
}

async function run(request: ApiRequest, options: TencentApiOptions): Promise<object> {
  if (request.method !== "POST" || request.target !== "/") {
    // The cloud also takes GET, which no SDK uses by itself.
    throw new TencentApiError("UnsupportedProtocol", "Only POST / is played here");
  }
  checkTc3(request, options.credentials, options.now());
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
    throw new TencentApiError("NoSuchVersion", "There is no such version of the API");
  }
  const name = requiredHeader(request, "X-TC-Action");
  const action = actions.get(name);
  if (action === undefined) throw new TencentApiError("InvalidAction", "There is no such action");
  return { name, action };
}

/** In which order the cloud looks is unknown. */
function checkAccount(actionName: string, { meter, activated }: TencentApiOptions): void {
  if (!meter.take(actionName)) {
    throw new TencentApiError("RequestLimitExceeded", "There are too many requests in this second");
  }
  if (!activated) {
    throw new TencentApiError("FailedOperation.InvalidVodUser", "The account did not activate VOD");
  }
}

function requiredHeader(request: ApiRequest, name: string): string {
  const value = request.headers[name.toLowerCase()];
  if (value) return value;
  throw new TencentApiError("MissingParameter", `The header ${name} is missing`);
}

function readParameters(body: Buffer, action: TencentAction): Parameters {
  const parameters = parseObject(body);
  const known = ["SubAppId", ...action.parameters];
  const stray = Object.keys(parameters).find((name) => !known.includes(name));
  if (stray === undefined) return parameters;
  throw new TencentApiError("UnknownParameter", `The parameter ${stray} is not recognized`);
}

function parseObject(body: Buffer): Parameters {
  try {
    const json: unknown = JSON.parse(body.toString("utf8"));
    if (typeof json === "object" && json !== null && !Array.isArray(json)) return { ...json };
  } catch {
    // Answered below.
  }
  throw new TencentApiError("InvalidParameter", "The body is not a JSON object");
}

/**
 * Refuses any application but the one there is. A request that names none is for the account's default
 * application, which is refused alike. The code that the cloud answers with is unknown.
 */
function checkApplication(asked: unknown, existing: number | undefined): void {
  if (asked !== undefined && !(Number.isInteger(asked) && Number(asked) >= 0)) {
    throw invalid("SubAppId");
  }
  if (existing !== undefined && asked !== existing) {
    throw new TencentApiError("UnauthorizedOperation", "The application is not yours");
  }
}

function invalid(parameter: string): TencentApiError {
  return new TencentApiError("InvalidParameter", `The value of ${parameter} is not valid`);
}
