import { InvalidArgumentError } from "commander";

/** Parses the base of an application's callback URLs. The scheme may be missing, as in `localhost:3000/vod`. */
export function parseForwardUrl(text: string): URL {
  const address = /^[a-z]+:\/\//i.test(text) ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw new InvalidArgumentError("It must be a URL, such as http://localhost:3000/vod.");
}
