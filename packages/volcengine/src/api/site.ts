/** The two clouds with this API: Volcengine in mainland China, and BytePlus elsewhere. */
export type VolcengineSite = "volcengine" | "byteplus";

/** The calls of the callback config. */
export type Action = "AddCallbackSubscription" | "SetCallbackEvent";

/** What differs between the sites. */
export interface SiteFacts {
  /** The URL of the API. */
  readonly endpoint: string;
  /** The region that a request is signed for. */
  readonly region: string;
  /** The version of each call. */
  readonly versions: Readonly<Record<Action, string>>;
}

/**
 * The facts of each site. The region of BytePlus is inferred: its documentation shows `Singapore` in responses.
 *
 * @see https://www.volcengine.com/docs/4/127589
 * @see https://docs.byteplus.com/en/docs/byteplus-vod/docs-callback-notifications-
 */
export const sites: Readonly<Record<VolcengineSite, SiteFacts>> = {
  volcengine: {
    endpoint: "https://vod.volcengineapi.com",
    region: "cn-north-1",
    versions: { AddCallbackSubscription: "2021-12-01", SetCallbackEvent: "2022-01-01" },
  },
  byteplus: {
    endpoint: "https://vod.byteplusapi.com",
    region: "ap-singapore-1",
    versions: { AddCallbackSubscription: "2023-01-01", SetCallbackEvent: "2023-01-01" },
  },
};
