/** The provider's id in events, errors and configs. */
export const providerId = "tencent";
