/** The two clouds with this API: Volcengine in mainland China, and BytePlus elsewhere. */
export type VolcengineSite = "volcengine" | "byteplus";

/** The calls of the callback config. */
export type Action = "AddCallbackSubscription" | "SetCallbackEvent";

/** What differs between the sites. */
export interface SiteFacts {
  /** The default region, which a request is signed for. */
  readonly region: string;
  /** Returns the URL of the API in a region. */
  endpointIn(region: string): string;
  /** The version of each call. */
  readonly versions: Readonly<Record<Action, string>>;
}

const mainland = "cn-north-1";

/**
 * The facts of each site. The region of BytePlus is inferred: its documentation shows `Singapore` in responses. The SDK
 * for Go has the endpoint of `ap-southeast-1` at Volcengine; those of other regions follow its form.
 *
 * @see https://www.volcengine.com/docs/4/127589
 * @see https://docs.byteplus.com/en/docs/byteplus-vod/docs-callback-notifications-
 */
export const sites: Readonly<Record<VolcengineSite, SiteFacts>> = {
  volcengine: {
    region: mainland,
    endpointIn: (region) =>
      `https://vod.${region === mainland ? "" : `${region}.`}volcengineapi.com`,
    versions: { AddCallbackSubscription: "2021-12-01", SetCallbackEvent: "2022-01-01" },
  },
  byteplus: {
    region: "ap-singapore-1",
    endpointIn: () => "https://vod.byteplusapi.com",
    versions: { AddCallbackSubscription: "2023-01-01", SetCallbackEvent: "2023-01-01" },
  },
};
