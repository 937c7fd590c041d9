/** A key pair of Tencent Cloud. A missing part is an error only when the API is called. */
export interface TencentCredentials {
  readonly secretId: string | undefined;
  /** A secret. */
  readonly secretKey: string | undefined;
  /** The session token of temporary credentials. A secret. */
  readonly token?: string | undefined;
}

/** The parts of a key pair. */
export const credentialsFormat = {
  apiName: "Tencent Cloud VOD",
  variables: {
    secretId: ["TENCENTCLOUD_SECRET_ID", "the SecretId"],
    secretKey: ["TENCENTCLOUD_SECRET_KEY", "the SecretKey"],
    token: ["TENCENTCLOUD_SESSION_TOKEN", "the token of temporary credentials"],
  },
  required: ["secretId", "secretKey"],
} as const;
