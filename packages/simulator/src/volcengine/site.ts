import type { CallbackRules } from "../cloud/cloud.js";

/** The two clouds with this API. */
export type SimulatedSite = "volcengine" | "byteplus";

/** What differs between the sites. */
export interface SiteRules {
  readonly region: string;
  /** The version of each action. */
  readonly versions: Readonly<Record<string, string>>;
  readonly callbacks: CallbackRules;
  /** The code of the error for an unknown access key. */
  readonly unknownKey: string;
}

const minute = 60;

/**
 * The rules of each site. Volcengine drops an event after three retries. BytePlus retries for 48 hours: 17 growing
 * waits take 2 h 45 min, and 45 waits of an hour follow. The timeouts are undocumented.
 *
 * @see https://docs.byteplus.com/en/docs/byteplus-vod/docs-callback-notifications-
 */
export const siteRules: Readonly<Record<SimulatedSite, SiteRules>> = {
  volcengine: {
    region: "cn-north-1",
    versions: { AddCallbackSubscription: "2021-12-01", SetCallbackEvent: "2022-01-01" },
    unknownKey: "InvalidClientTokenId",
    callbacks: { tries: 4, waitSeconds: [5, 10, 30], timeoutSeconds: 5 },
  },
  byteplus: {
    region: "ap-singapore-1",
    versions: { AddCallbackSubscription: "2023-01-01", SetCallbackEvent: "2023-01-01" },
    unknownKey: "InvalidAccessKey",
    callbacks: {
      tries: 1 + 17 + 45,
      waitSeconds: [
        ...[1, 5, 10, 30],
        ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 60].map((minutes) => minutes * minute),
      ],
      timeoutSeconds: 5,
    },
  },
};
