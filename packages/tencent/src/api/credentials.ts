import type { CredentialsFormat } from "@vod-events/core/provider";
import { providerId } from "../wire/provider-id.js";

/** A key pair of Tencent Cloud. A missing part is an error only when the API is called. */
export interface TencentCredentials {
  readonly secretId: string | undefined;
  /** A secret. */
  readonly secretKey: string | undefined;
  /** The session token of temporary credentials. A secret. */
  readonly token?: string | undefined;
}

/** The parts of a key pair. */
export const credentialsFormat: CredentialsFormat<
  keyof TencentCredentials,
  "secretId" | "secretKey"
> = {
  provider: providerId,
  apiName: "Tencent Cloud VOD",
  variables: {
    secretId: "TENCENTCLOUD_SECRET_ID",
    secretKey: "TENCENTCLOUD_SECRET_KEY",
    token: "TENCENTCLOUD_SESSION_TOKEN",
  },
  required: ["secretId", "secretKey"],
};
