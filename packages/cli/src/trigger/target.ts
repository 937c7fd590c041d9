import { callbackUrl } from "@vod-events/core";
import { usage } from "../io/failure.js";
import type { TriggerOptions } from "./options.js";

/** Where deliveries go. */
export interface Target {
  /** The URL of the requests. */
  readonly url: string;
  /** The callback URL that signatures cover: the configured one, if there is one. */
  readonly signedUrl: string;
}

/**
 * Returns the URL to send to: `--to`, or the configured callback URL.
 *
 * @throws CommandFailure when there is none, or its host is not this machine and `--yes` is missing
 */
export function chooseTarget(
  { to, yes, dryRun }: Pick<TriggerOptions, "to" | "yes" | "dryRun">,
  configured: string | undefined,
  name: string,
): Target {
  const base = to ?? configured;
  if (base === undefined) {
    throw usage(
      "no URL to send to. Set --to, VOD_CALLBACK_URL, or callback.url in the config file",
    );
  }
  const url = urlOf(base, name);
  if (!yes && !dryRun && !isLocal(url.hostname)) {
    const trap = "A sample event looks like a real one to the application there";
    throw usage(
      `${url.hostname} is not this machine. ${trap}. Pass --yes to send it, or --to for another URL`,
    );
  }
  return { url: url.href, signedUrl: urlOf(configured ?? base, name).href };
}

/** Adds the name of the provider to a base URL, unless it ends with it. */
function urlOf(base: string, name: string): URL {
  const url = URL.canParse(base) ? new URL(base) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    const example = "such as http://localhost:3000/vod";
    throw usage(`--to must be an http or https URL, ${example}`);
  }
  url.pathname = url.pathname.replace(/\/+$/, "");
  const isComplete = url.pathname.endsWith(`/${encodeURIComponent(name)}`);
  return isComplete ? url : new URL(callbackUrl(url.href, name));
}

/** Tells whether a host name of a URL is this machine. */
function isLocal(hostname: string): boolean {
  return /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(hostname);
}
