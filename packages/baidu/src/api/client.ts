import { type ApiConnection, isVodError, type VodError } from "@vod-events/core/provider";
import { apiError, errors } from "./api-error.js";
import type { BaiduCredentials } from "./credentials.js";
import { type ApiRequest, exchange } from "./exchange.js";
import { type ApiReply, readJson } from "./reply.js";
import { signedHeaders } from "./sign.js";

/**
 * The VOD API calls of the adapter. A custom client may reject with a `VodError`. Any other rejection counts as
 * `unavailable`, or `aborted` when the signal is aborted.
 */
export interface BaiduVodClient {
  /**
   * `GET /v2/callback`: resolves to the JSON of the response.
   *
   * @see https://cloud.baidu.com/doc/VOD/s/Pm3h9z4wj
   */
  getCallback(signal?: AbortSignal): Promise<unknown>;
  /**
   * `PUT /v2/callback` with `patch` as its JSON body. Settings outside the patch stay unchanged.
   *
   * @see https://cloud.baidu.com/doc/VOD/s/cm3h9yj5b
   */
  putCallback(patch: Readonly<Record<string, unknown>>, signal?: AbortSignal): Promise<void>;
  /**
   * `GET /v2/tasks/{taskId}`: resolves to the JSON of the response, or to `undefined` for an unknown task. Without
   * this call and `getMedia`, events cannot be looked up.
   *
   * @see https://cloud.baidu.com/doc/VOD/s/0m4j9lwf0
   */
  getTask?(taskId: string, signal?: AbortSignal): Promise<unknown>;
  /** `GET /v2/medias/{mediaId}`: resolves to the JSON of the response, or to `undefined` for an unknown media. */
  getMedia?(mediaId: string, signal?: AbortSignal): Promise<unknown>;
  /**
   * `GET /v2/tasks` with a query: resolves to the JSON of the response. Without this call, `listMedias` and `getTask`,
   * events cannot be reconciled.
   *
   * @see https://cloud.baidu.com/doc/VOD/s/Fm4axtv8o
   */
  listTasks?(query: BaiduListQuery, signal?: AbortSignal): Promise<unknown>;
  /**
   * `GET /v2/medias` with a query: resolves to the JSON of the response.
   *
   * @see https://cloud.baidu.com/doc/VOD/s/Qm4j9eomj
   */
  listMedias?(query: BaiduListQuery, signal?: AbortSignal): Promise<unknown>;
}

/** The query of a list: what was created in a time span. */
export interface BaiduListQuery {
  /** RFC 3339 in UTC without fractions of a second, inclusive. */
  readonly beginTime: string;
  /** Like `beginTime`, inclusive. */
  readonly endTime: string;
  /** The maximum length of a page. */
  readonly maxSize: number;
  /** `nextMarker` of the previous page; absent for the first one. */
  readonly marker?: string;
}

/** The connection settings of {@link createClient}. */
export type Connection = ApiConnection<keyof BaiduCredentials, "accessKeyId" | "secretAccessKey">;

/**
 * Creates the adapter's own client: signed by Baidu's SDK, sent by the platform's `fetch`. The SDK's own HTTP client
 * does not verify TLS certificates and has no timeout.
 */
export function createClient({ credentials, endpoint }: Connection): BaiduVodClient {
  const callback = new URL("/v2/callback", endpoint);

  async function call(request: Omit<ApiRequest, "headers">, signal: AbortSignal | undefined) {
    const accessKey = await credentials();
    const headers = {
      ...(await signedHeaders(request, accessKey, new Date())),
      "content-type": "application/json; charset=utf-8",
    };
    const reply = await exchange({ ...request, headers }, signal);
    if (reply.status >= 200 && reply.status < 300) return reply;
    throw reply.status < 400 ? invalidReply(reply, "a redirect") : apiError(reply);
  }

  async function find(folder: string, id: string, signal: AbortSignal | undefined) {
    // The form of all known ids. Dots would change the path.
    if (!/^[\w-]+$/.test(id)) return undefined;
    const url = new URL(`/v2/${folder}/${id}`, endpoint);
    try {
      return jsonOf(await call({ method: "GET", url }, signal));
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  async function list(folder: string, query: BaiduListQuery, signal: AbortSignal | undefined) {
    const url = new URL(`/v2/${folder}`, endpoint);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
    return jsonOf(await call({ method: "GET", url }, signal));
  }

  return {
    async getCallback(signal) {
      return jsonOf(await call({ method: "GET", url: callback }, signal));
    },
    async putCallback(patch, signal) {
      const body = JSON.stringify(patch);
      const reply = await call({ method: "PUT", url: callback, body }, signal);
      // The documented response has no body.
      if (reply.body?.trim() !== "") jsonOf(reply);
    },
    getTask: (taskId, signal) => find("tasks", taskId, signal),
    getMedia: (mediaId, signal) => find("medias", mediaId, signal),
    listTasks: (query, signal) => list("tasks", query, signal),
    listMedias: (query, signal) => list("medias", query, signal),
  };
}

// MediaNotFound is documented, NoSuchMedia is used in an example. The codes for a task are inferred.
// https://cloud.baidu.com/doc/VOD/s/1m057yiso
function isNotFound(error: unknown): boolean {
  if (!isVodError(error)) return false;
  return /(^|\.)((Media|Task)NotFound|NoSuch(Media|Task))$/.test(error.nativeCode ?? "");
}

// An HTML page with a success status is not from Baidu.
function jsonOf(reply: ApiReply): unknown {
  const json = readJson(reply.body);
  if (json === undefined) throw invalidReply(reply, "something else than JSON");
  return json;
}

function invalidReply({ status, requestId }: ApiReply, found: string): VodError {
  const message = `Baidu VOD answered with ${found} (HTTP ${status}); check baidu.endpoint`;
  return errors.failed("response_invalid", message, { requestId });
}
