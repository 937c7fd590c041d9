import type { CheckName, CheckResult } from "@vod-events/core";
import type { ResponseShape } from "@vod-events/core/provider";
import type { InstalledVersions } from "./installed-versions.js";
import type { RedactedConfig } from "./redacted-config.js";

/** The format of the reports and its version, which changes when a member is removed or means something else. */
export const reportFormat = { format: "vod-events.check-report", version: 1 } as const;

/**
 * The report of a check, which can be published. It contains no credentials, keys, ids, hosts of the user or values of
 * responses. Each member is built from known names and numbers, never from a message or a setting.
 */
export interface CheckReport {
  readonly format: typeof reportFormat.format;
  readonly version: typeof reportFormat.version;
  /** The day in UTC, such as `2026-01-31`. */
  readonly date: string;
  readonly versions: InstalledVersions;
  /** Absent when the config is too invalid to create the adapter. */
  readonly provider?: ReportedProvider;
  /** Absent when the config cannot be loaded. */
  readonly config?: RedactedConfig;
  readonly checks: readonly ReportedCheck[];
  /** The different responses of the provider's API. */
  readonly responses: readonly ReportedResponse[];
}

/** The provider that was checked. */
export interface ReportedProvider {
  /** The id of the adapter. */
  readonly adapter: string;
  /** The host of the cloud's own API; `<another>` for another endpoint or a client of the application. */
  readonly apiHost: string;
  /** The names of the adapter's environment variables that are set. */
  readonly variables: readonly string[];
}

/** The result of a check. */
export interface ReportedCheck
  extends Pick<
    CheckResult,
    "result" | "code" | "nativeCode" | "aheadSeconds" | "paths" | "status"
  > {
  readonly check: CheckName;
  readonly durationSeconds: number;
  /** What is wrong with a response, for the code `response_invalid`. */
  readonly message?: string;
}

/** The names and types in a response. */
export interface ReportedResponse {
  /** Names the call, such as `DescribeEventConfig`. */
  readonly call: string;
  readonly shape: ResponseShape;
}
