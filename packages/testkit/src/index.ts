export { type FakeClock, fakeClock } from "./fake-clock.js";
export { type ConformanceCase, inboxStoreCases, type StoreEngine } from "./inbox-store-cases.js";
