import type { CredentialsFormat } from "@vod-events/core/provider";

/** A key pair of Volcengine or BytePlus. A missing part is an error only when the API is called. */
export interface VolcengineCredentials {
  readonly accessKeyId: string | undefined;
  /** A secret. */
  readonly secretAccessKey: string | undefined;
  /** The token of temporary credentials (STS). A secret. */
  readonly sessionToken?: string | undefined;
}

/** The parts that a call needs. */
export type RequiredPart = "accessKeyId" | "secretAccessKey";

/** The parts of a key pair. The variables of the key are those of the SDK; that of the token is inferred. */
export const credentialsFormat: CredentialsFormat<keyof VolcengineCredentials, RequiredPart> = {
  variables: {
    accessKeyId: "VOLC_ACCESSKEY",
    secretAccessKey: "VOLC_SECRETKEY",
    sessionToken: "VOLC_SESSION_TOKEN",
  },
  required: ["accessKeyId", "secretAccessKey"],
  apiName: "Volcengine VOD",
  provider: "volcengine",
};
