import type { CredentialsFormat } from "@vod-events/core/provider";

/** An AccessKey pair of Alibaba Cloud. A missing part is an error only when the API is called. */
export interface AlibabaCredentials {
  readonly accessKeyId: string | undefined;
  /** A secret. */
  readonly accessKeySecret: string | undefined;
  /** The security token of temporary credentials (STS). A secret. */
  readonly securityToken?: string | undefined;
}

type RequiredPart = "accessKeyId" | "accessKeySecret";

/** The parts of an AccessKey pair. The variables are those of Alibaba Cloud's SDKs and command line. */
export const credentialsFormat: CredentialsFormat<keyof AlibabaCredentials, RequiredPart> = {
  provider: "alibaba",
  apiName: "Alibaba Cloud VOD",
  variables: {
    accessKeyId: "ALIBABA_CLOUD_ACCESS_KEY_ID",
    accessKeySecret: "ALIBABA_CLOUD_ACCESS_KEY_SECRET",
    securityToken: "ALIBABA_CLOUD_SECURITY_TOKEN",
  },
  required: ["accessKeyId", "accessKeySecret"],
};
