/** A key pair of Volcengine or BytePlus. A missing part is an error only when the API is called. */
export interface VolcengineCredentials {
  readonly accessKeyId: string | undefined;
  /** A secret. */
  readonly secretAccessKey: string | undefined;
  /** The token of temporary credentials (STS). A secret. */
  readonly sessionToken?: string | undefined;
}

/** The parts of a key pair. The variables of the key are those of the SDK; that of the token is inferred. */
export const credentialsFormat = {
  variables: {
    accessKeyId: ["VOLC_ACCESSKEY", "the access key id"],
    secretAccessKey: ["VOLC_SECRETKEY", "the secret access key"],
    sessionToken: ["VOLC_SESSION_TOKEN", "the session token of temporary credentials"],
  },
  required: ["accessKeyId", "secretAccessKey"],
  apiName: "Volcengine VOD",
} as const;
