import { randomUUID } from "node:crypto";
import type { CloudParts } from "../cloud/compose.js";
import { ApiError } from "../server/api-error.js";
import type { CloudApi } from "../server/cloud-api.js";
import type { ApiRequest, ApiResponse } from "../server/http-server.js";
import { matchAction } from "../server/match-action.js";
import { muxActions } from "./actions.js";
import { notFound, statusOf } from "./api-error.js";
import type { MuxAnswer, MuxRoutes } from "./route.js";

/** An access token of an environment. */
export interface MuxCredentials {
  readonly tokenId: string;
  readonly tokenSecret: string;
}

/** `activated` is whether the token has all permissions. */
export interface MuxApiOptions extends Pick<CloudParts, "meter" | "activated"> {
  readonly credentials: MuxCredentials;
  readonly routes: MuxRoutes;
}

/** Creates the API: REST with HTTP basic authentication, `data` in successes and `error` in failures. */
export function muxApi(options: MuxApiOptions): CloudApi {
  return {
    actionOf: (request) => matchAction(muxActions, request)?.action,
    run: (request) => response(run(request, options)),
    errorResponse,
  };
}

function run(request: ApiRequest, options: MuxApiOptions): MuxAnswer {
  const { credentials, routes, meter, activated } = options;
  const matched = matchAction(muxActions, request);
  const isStorage = matched?.action === "PUT /storage/{uploadId}";
  const { authorization } = request.headers;
  if (!isStorage && authorization !== basic(credentials)) {
    throw new ApiError("unauthorized", "Unauthorized request");
  }
  if (matched === undefined) throw notFound();
  const { action, ...ids } = matched;
  if (!meter.take(action)) {
    throw new ApiError("too_many_requests", "Too many requests");
  }
  // The error for a missing permission is a guess.
  if (!activated) throw new ApiError("forbidden", "The token lacks a permission.");
  const query = new URL(request.target, "http://localhost").searchParams;
  return routes[action]({ ...ids, query, request });
}

function basic({ tokenId, tokenSecret }: MuxCredentials): string {
  return `Basic ${Buffer.from(`${tokenId}:${tokenSecret}`).toString("base64")}`;
}

/** A response with status 429 says when to try again. The number of seconds is a guess. */
function errorResponse(error: ApiError): ApiResponse {
  const status = statusOf(error);
  const content = { error: { type: error.code, messages: [error.message] } };
  const { headers, ...rest } = response({ status, content });
  return { ...rest, headers: { ...headers, ...(status === 429 && { "retry-after": "1" }) } };
}

function response({ status, content }: MuxAnswer): ApiResponse {
  return {
    status,
    headers: {
      "x-request-id": randomUUID(),
      ...(content !== undefined && { "content-type": "application/json" }),
    },
    body: content === undefined ? "" : JSON.stringify(content),
  };
}
