/** An access key of Baidu AI Cloud. A missing part is an error only when the API is called. */
export interface BaiduCredentials {
  readonly accessKeyId: string | undefined;
  /** A secret. */
  readonly secretAccessKey: string | undefined;
  /** The session token of a temporary access key. A secret. */
  readonly sessionToken?: string | undefined;
}

/** The parts of an access key. */
export const credentialsFormat = {
  apiName: "Baidu VOD",
  variables: {
    accessKeyId: ["BAIDUCLOUD_ACCESS_KEY", "the access key id"],
    secretAccessKey: ["BAIDUCLOUD_SECRET_KEY", "the secret access key"],
    sessionToken: ["BAIDUCLOUD_SESSION_TOKEN", "the session token of a temporary access key"],
  },
  required: ["accessKeyId", "secretAccessKey"],
} as const;
