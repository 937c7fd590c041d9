import type { CredentialsFormat } from "@vod-events/core/provider";

/** An access key of Baidu AI Cloud. A missing part is an error only when the API is called. */
export interface BaiduCredentials {
  readonly accessKeyId: string | undefined;
  /** A secret. */
  readonly secretAccessKey: string | undefined;
  /** The session token of a temporary access key. A secret. */
  readonly sessionToken?: string | undefined;
}

/** The parts of an access key. */
export const credentialsFormat: CredentialsFormat<
  keyof BaiduCredentials,
  "accessKeyId" | "secretAccessKey"
> = {
  provider: "baidu",
  apiName: "Baidu VOD",
  variables: {
    accessKeyId: "BAIDUCLOUD_ACCESS_KEY",
    secretAccessKey: "BAIDUCLOUD_SECRET_KEY",
    sessionToken: "BAIDUCLOUD_SESSION_TOKEN",
  },
  required: ["accessKeyId", "secretAccessKey"],
};
