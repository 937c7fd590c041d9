import { randomBytes } from "node:crypto";
import { equalSecrets } from "@vod-events/core/provider";
import { redirect, refusal } from "../server/answers.js";

/** What a request must have. */
export interface Gate {
  /** The token of the printed URL. */
  readonly token: string;
  /** Returns a refusal or a redirect; `undefined` when the request may pass. */
  check(request: Request): Response | undefined;
}

/**
 * Creates the gate of a server on 127.0.0.1. It refuses other names in `Host`, which a web page could let point to this
 * machine, and other origins. The token of the printed URL is exchanged for a cookie. Cookies do not tell ports apart,
 * so the name of the cookie has the port.
 *
 * @param port - the port of the server, which is known when a request is checked
 */
export function createGate(port: () => number): Gate {
  const token = randomBytes(24).toString("base64url");
  const session = randomBytes(24).toString("base64url");
  return {
    token,
    check(request) {
      const { headers, url } = request;
      const hosts = [`127.0.0.1:${port()}`, `localhost:${port()}`];
      const host = headers.get("host") ?? "";
      if (!hosts.includes(host)) return refusal(403, "The Host of the request is not this server.");
      const origin = headers.get("origin");
      if (origin !== null && origin !== `http://${host}`) {
        return refusal(403, "Requests of other origins are refused.");
      }
      const name = `vod_inspector_${port()}`;
      const { pathname, searchParams } = new URL(url);
      const offered = searchParams.get("token");
      if (pathname === "/" && offered !== null && equalSecrets(offered, token)) {
        const cookie = `${name}=${session}; HttpOnly; SameSite=Strict; Path=/`;
        return redirect("/", { "set-cookie": cookie });
      }
      if (equalSecrets(cookieIn(headers.get("cookie") ?? "", name), session)) return undefined;
      return refusal(401, "Open the URL that the command printed: it has the token.");
    },
  };
}

function cookieIn(header: string, name: string): string {
  const pairs = header.split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";
}
