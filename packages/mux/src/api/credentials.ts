/** An access token of Mux, which belongs to an environment. A missing part is an error only when the API is called. */
export interface MuxCredentials {
  readonly tokenId: string | undefined;
  /** A secret. */
  readonly tokenSecret: string | undefined;
}

/** The parts of an access token. */
export const credentialsFormat = {
  apiName: "Mux",
  variables: {
    tokenId: ["MUX_TOKEN_ID", "the id of the access token"],
    tokenSecret: ["MUX_TOKEN_SECRET", "the secret of the access token"],
  },
  required: ["tokenId", "tokenSecret"],
} as const;
