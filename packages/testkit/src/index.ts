export { type FakeClock, fakeClock } from "./fake-clock.js";
export { type ConformanceCase, inboxStoreCases, type StoreEngine } from "./inbox-store-cases.js";
export type { OpenAccount, OpenQueue, TestedProvider } from "./provider-cases/tested-provider.js";
export { type ProviderConformanceCase, providerCases } from "./provider-cases.js";
