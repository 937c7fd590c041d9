import type { CredentialsFormat } from "@vod-events/core/provider";

/** An access token of Mux, which belongs to an environment. A missing part is an error only when the API is called. */
export interface MuxCredentials {
  readonly tokenId: string | undefined;
  /** A secret. */
  readonly tokenSecret: string | undefined;
}

/** The parts of an access token. */
export const credentialsFormat: CredentialsFormat<keyof MuxCredentials, keyof MuxCredentials> = {
  provider: "mux",
  apiName: "Mux",
  variables: { tokenId: "MUX_TOKEN_ID", tokenSecret: "MUX_TOKEN_SECRET" },
  required: ["tokenId", "tokenSecret"],
};
