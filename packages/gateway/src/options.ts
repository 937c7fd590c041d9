import { type Clock, type InboxAdmin, systemClock, VodError } from "@vod-events/core";
import { keyOf } from "./secret.js";

/**
 * The format of a request: `cloudevents`, a CloudEvents 1.0 event in one JSON body (structured mode);
 * `cloudevents-binary`, its attributes in headers and its data in the body (binary mode); or `raw`, the body and the
 * headers of the original callback.
 *
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md
 */
export type ForwardFormat = "cloudevents" | "cloudevents-binary" | "raw";

/** One secret, or two while they are rotated. Each is `whsec_` and 24 to 64 bytes in Base64. */
export type Secrets = string | readonly string[];

/** The options of `forwardTo`. */
export interface ForwardOptions {
  /** The URL of the endpoint: http or https, without a user name and password. */
  readonly url: string | URL;
  /** The endpoint's name in errors. Default: the host of the URL. */
  readonly name?: string | undefined;
  /** Default `cloudevents`. */
  readonly format?: ForwardFormat | undefined;
  /**
   * The secrets that sign each request, or a function that returns them, which is called for each attempt. Only a `raw`
   * request may be without.
   */
  readonly secrets?: Secrets | (() => Secrets | Promise<Secrets>) | undefined;
  /** Finds the original callback of an event, for `raw`: the `admin` of the inbox that the events come from. */
  readonly inbox?: Pick<InboxAdmin, "get"> | undefined;
  /** How long an attempt may take, below `handling.deadlineSeconds`. Default 15. */
  readonly timeoutSeconds?: number | undefined;
  /** Default: the system clock. */
  readonly clock?: Clock | undefined;
}

/** {@link ForwardOptions} with all defaults filled in. */
export interface ForwardSettings {
  readonly url: URL;
  readonly name: string;
  readonly format: ForwardFormat;
  /** Absent for requests without a signature. */
  readonly secrets: (() => Promise<readonly string[]>) | undefined;
  readonly inbox: Pick<InboxAdmin, "get"> | undefined;
  readonly timeoutMs: number;
  readonly clock: Clock;
}

const formats: readonly ForwardFormat[] = ["cloudevents", "cloudevents-binary", "raw"];

/** Fills in the defaults. Throws `config_invalid` for invalid values. */
export function settingsOf(options: ForwardOptions): ForwardSettings {
  const { format = "cloudevents", secrets, inbox, timeoutSeconds = 15 } = options;
  const url = urlOf(options.url);
  const { name = url.host, clock = systemClock } = options;
  if (!formats.includes(format)) throw invalid(`format: must be ${formats.join(", ")}`);
  if (format === "raw" && typeof inbox?.get !== "function") {
    throw invalid("inbox: raw needs the admin of the inbox that the events come from");
  }
  if (!(Number.isFinite(timeoutSeconds) && timeoutSeconds > 0)) {
    throw invalid("timeoutSeconds: must be a number above 0");
  }
  if (secrets === undefined && format !== "raw") {
    throw invalid("secrets: required. newSecret() creates one");
  }
  return {
    ...{ url, name, format, inbox, clock },
    secrets: secrets === undefined ? undefined : secretsOf(secrets),
    timeoutMs: timeoutSeconds * 1000,
  };
}

function urlOf(url: string | URL): URL {
  const parsed = URL.canParse(String(url)) ? new URL(url) : undefined;
  if (parsed === undefined || !/^https?:$/.test(parsed.protocol)) {
    throw invalid("url: must be an http or https URL");
  }
  if (parsed.username !== "" || parsed.password !== "") {
    throw invalid("url: must not contain a user name or password. The requests are signed instead");
  }
  return parsed;
}

function secretsOf(secrets: NonNullable<ForwardOptions["secrets"]>) {
  if (typeof secrets === "function") return async () => checked(await secrets());
  const list = checked(secrets);
  return async () => list;
}

function checked(secrets: Secrets): readonly string[] {
  const list = typeof secrets === "string" ? [secrets] : secrets;
  if (list.length === 0) throw invalid("secrets: must contain a secret");
  for (const secret of list) {
    if (keyOf(secret) !== undefined) continue;
    throw invalid("secrets: each must be whsec_ and 24 to 64 bytes in Base64");
  }
  return list;
}

function invalid(words: string): VodError {
  return new VodError("config_invalid", `forwardTo.${words}`);
}
