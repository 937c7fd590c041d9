import { secondsFrom } from "@vod-events/core/provider";
import { errors } from "./api-error.js";

/** A complete access key. */
interface AccessKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const validSeconds = 1800;

/**
 * Returns the headers that sign a request with `bce-auth-v1`. The signature covers the URL and every `x-bce-*` header,
 * but not the body. Loads only the signing of the SDK.
 *
 * @throws VodError `sdk_missing` when the SDK cannot be loaded
 * @see https://cloud.baidu.com/doc/Reference/s/njwvz1yfu
 */
export async function signedHeaders(
  request: { readonly method: string; readonly url: URL },
  { accessKeyId, secretAccessKey, sessionToken }: AccessKey,
  now: Date,
): Promise<Readonly<Record<string, string>>> {
  const Auth = await loadAuth();
  const seconds = Math.floor(now.getTime() / 1000);
  const headers = {
    "x-bce-date": secondsFrom(now),
    ...(sessionToken === undefined ? {} : { "x-bce-security-token": sessionToken }),
  };
  const { method, url } = request;
  const signed = { host: url.host, ...headers };
  const names = Object.keys(signed);
  const authorization = new Auth(accessKeyId, secretAccessKey).generateAuthorization(
    method,
    url.pathname,
    Object.fromEntries(url.searchParams),
    signed,
    seconds,
    validSeconds,
    names,
  );
  return { ...headers, authorization };
}

async function loadAuth() {
  const load = () => import("@baiducloud/sdk/src/auth.js");
  return (await errors.loadSdk("@baiducloud/sdk", load)).default;
}
