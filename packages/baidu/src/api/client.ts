import { isVodError, VodError } from "@vod-events/core/provider";
import { type CredentialsSource, checkCredentials } from "./credentials.js";
import { withDeadline } from "./deadline.js";
import { type ApiRequest, exchange } from "./exchange.js";
import { apiError } from "./failures.js";
import { type ApiReply, readJson } from "./reply.js";
import { type AccessKey, signedHeaders } from "./sign.js";

/**
 * The calls of the VOD API that the adapter makes. One of your own may reject with a `VodError`;
 * anything else it rejects with counts as `unavailable`, or `aborted` when the signal is.
 */
export interface BaiduVodClient {
  /**
   * `GET /v2/callback`: resolves to the JSON of the answer.
   *
   * @see https://cloud.baidu.com/doc/VOD/s/Pm3h9z4wj
   */
  getCallback(signal?: AbortSignal): Promise<unknown>;
  /**
   * `PUT /v2/callback` with `patch` as its JSON body; what is not in it stays as it is.
   *
   * @see https://cloud.baidu.com/doc/VOD/s/cm3h9yj5b
   */
  putCallback(patch: Readonly<Record<string, unknown>>, signal?: AbortSignal): Promise<void>;
  /**
   * `GET /v2/tasks/{taskId}`: resolves to the JSON of the answer, or to `undefined` where there is no such task.
   * Without this and `getMedia` no event can be read back.
   *
   * @see https://cloud.baidu.com/doc/VOD/s/0m4j9lwf0
   */
  getTask?(taskId: string, signal?: AbortSignal): Promise<unknown>;
  /** `GET /v2/medias/{mediaId}`: the JSON of the answer, or `undefined` where there is no such media. */
  getMedia?(mediaId: string, signal?: AbortSignal): Promise<unknown>;
}

/** What our own client needs. */
export interface ClientOptions {
  readonly credentials: CredentialsSource;
  readonly endpoint: URL;
  readonly timeoutSeconds: number;
}

/**
 * Our own client: signed by Baidu's SDK, sent by the platform's `fetch`. The SDK could send too, but it
 * does not check TLS certificates and never times out.
 */
export function createClient(options: ClientOptions): BaiduVodClient {
  const callback = new URL("/v2/callback", options.endpoint);

  function call(request: Omit<ApiRequest, "headers">, aborted: AbortSignal | undefined) {
    return withDeadline(options.timeoutSeconds, aborted, async (signal) => {
      const accessKey = await accessKeyOf(options.credentials);
      const headers = {
        ...(await signedHeaders(request, accessKey, new Date())),
        "content-type": "application/json; charset=utf-8",
      };
      const reply = await exchange({ ...request, headers }, signal);
      if (reply.status >= 200 && reply.status < 300) return reply;
      throw reply.status < 400 ? invalidReply(reply, "a redirect") : apiError(reply);
    });
  }

  async function find(folder: string, id: string, signal: AbortSignal | undefined) {
    // As all that were ever seen. Dots would lead elsewhere.
    if (!/^[\w-]+$/.test(id)) return undefined;
    const url = new URL(`/v2/${folder}/${id}`, options.endpoint);
    try {
      return jsonOf(await call({ method: "GET", url }, signal));
    } catch (error) {
      if (isNotFound(error)) return undefined;
      throw error;
    }
  }

  return {
    async getCallback(signal) {
      return jsonOf(await call({ method: "GET", url: callback }, signal));
    },
    async putCallback(patch, signal) {
      const body = JSON.stringify(patch);
      const reply = await call({ method: "PUT", url: callback, body }, signal);
      // The documented answer has no body.
      if (reply.body?.trim() !== "") jsonOf(reply);
    },
    getTask: (taskId, signal) => find("tasks", taskId, signal),
    getMedia: (mediaId, signal) => find("medias", mediaId, signal),
  };
}

// MediaNotFound is documented, NoSuchMedia stands in an example; that a task has words alike is inferred.
// https://cloud.baidu.com/doc/VOD/s/1m057yiso
function isNotFound(error: unknown): boolean {
  if (!isVodError(error)) return false;
  return /(^|\.)((Media|Task)NotFound|NoSuch(Media|Task))$/.test(error.nativeCode ?? "");
}

// A page of HTML with a status of success comes from something else than Baidu.
function jsonOf(reply: ApiReply): unknown {
  const json = readJson(reply.body);
  if (json === undefined) throw invalidReply(reply, "something else than JSON");
  return json;
}

/**
 * The access key of the moment.
 *
 * @throws VodError `credentials_missing`, `config_invalid`, or what a function that was asked throws
 */
export async function accessKeyOf(source: CredentialsSource): Promise<AccessKey> {
  const given = typeof source === "function" ? checkCredentials(await ask(source)) : source;
  // An empty text is what an unset variable often is.
  const { accessKeyId, secretAccessKey, sessionToken } = given;
  if (!accessKeyId || !secretAccessKey) {
    throw new VodError(
      "credentials_missing",
      "calls of Baidu VOD need an access key: set BAIDUCLOUD_ACCESS_KEY and BAIDUCLOUD_SECRET_KEY, " +
        "or baidu.credentials to { accessKeyId, secretAccessKey }",
      { provider: "baidu" },
    );
  }
  return { accessKeyId, secretAccessKey, sessionToken: sessionToken || undefined };
}

// It asks a service as a rule, and fails for a passing reason.
async function ask<Answer>(source: () => Answer): Promise<Awaited<Answer>> {
  try {
    return await source();
  } catch (cause) {
    if (isVodError(cause)) throw cause;
    throw new VodError("unavailable", "the function baidu.credentials failed; see the cause", {
      provider: "baidu",
      cause,
    });
  }
}

function invalidReply(reply: ApiReply, found: string): VodError {
  return new VodError(
    "response_invalid",
    `Baidu VOD answered with ${found} (HTTP ${reply.status}); check baidu.endpoint`,
    { provider: "baidu", requestId: reply.requestId },
  );
}
