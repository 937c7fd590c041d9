export { type FakeClock, fakeClock } from "./clock/fake-clock.js";
export type { GroupedConformanceCase } from "./conformance/grouped-case.js";
export type { InboxEngine } from "./inbox-cases/inbox-engine.js";
export { inboxCases } from "./inbox-cases.js";
export { type ConformanceCase, inboxStoreCases, type StoreEngine } from "./inbox-store-cases.js";
export type {
  AdapterModule,
  DeletedMedia,
  OpenAccount,
  OpenHistory,
  OpenQueue,
  TestedProvider,
} from "./provider-cases/tested-provider.js";
export { providerCases } from "./provider-cases.js";
export {
  type SampleDeliveryOptions,
  type SampleRequest,
  sampleDelivery,
} from "./samples/sample-delivery.js";
export { type SampleOverrides, sampleEvent } from "./samples/sample-event.js";
export type {
  DocumentedRetries,
  OpenSimulator,
  TestedSimulator,
} from "./simulator-cases/tested-simulator.js";
export { simulatorCases } from "./simulator-cases.js";
export {
  type DeliveredEvent,
  type DeliverOptions,
  type TestInbox,
  type TestInboxOptions,
  testInbox,
} from "./test-inbox/test-inbox.js";
