/** What events, errors and configs call this cloud. */
export const providerId = "tencent";
