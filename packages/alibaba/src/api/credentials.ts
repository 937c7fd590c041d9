/** An AccessKey pair of Alibaba Cloud. A missing part is an error only when the API is called. */
export interface AlibabaCredentials {
  readonly accessKeyId: string | undefined;
  /** A secret. */
  readonly accessKeySecret: string | undefined;
  /** The security token of temporary credentials (STS). A secret. */
  readonly securityToken?: string | undefined;
}

/** The parts of an AccessKey pair. The variables are those of Alibaba Cloud's SDKs and command line. */
export const credentialsFormat = {
  apiName: "Alibaba Cloud VOD",
  variables: {
    accessKeyId: ["ALIBABA_CLOUD_ACCESS_KEY_ID", "the AccessKey id"],
    accessKeySecret: ["ALIBABA_CLOUD_ACCESS_KEY_SECRET", "the AccessKey secret"],
    securityToken: ["ALIBABA_CLOUD_SECURITY_TOKEN", "the security token of temporary credentials"],
  },
  required: ["accessKeyId", "accessKeySecret"],
} as const;
