/**
 * The entry point for applications.
 *
 * @module
 */
export {
  type CallbackManagerOptions,
  createCallbackManager,
} from "./application/create-callback-manager.js";
export type { StopResult } from "./application/lifecycle.js";
export type {
  AnyVodEventsOptions,
  ModeOf,
  ProviderFactories,
  ReceiverOptions,
  VodEventsOptions,
} from "./application/options.js";
export type { CallOptions } from "./callback/call-options.js";
export type { CallbackConfig } from "./callback/callback-config.js";
export type * from "./callback/callback-manager.js";
export type { CheckName, CheckOptions, CheckResult } from "./callback/check-result.js";
export type { CallbackPlan, SettingChange, SettingNote } from "./callback/plan.js";
export type { RotationOptions, RotationStep, VerifyKey } from "./callback/rotation-options.js";
export type { Confirmed } from "./confirmation/confirmed.js";
export type { DiagnosticEvents, Diagnostics, EventRef, Report } from "./diagnostics/diagnostics.js";
export {
  type Drift,
  type ErrorTraits,
  errorTraits,
  isVodError,
  type RejectionCode,
  VodError,
  type VodErrorCode,
  type VodErrorDetails,
} from "./errors/vod-error.js";
export {
  type CloudEventResult,
  fromCloudEvent,
  toCloudEvent,
  type VodCloudEvent,
} from "./event/cloud-event.js";
export {
  isKnownEventType,
  type KnownEventType,
  knownEventTypes,
  type VodEvent,
  type VodEventOf,
  type VodEventType,
} from "./event/event.js";
export type * from "./event/event-model.js";
export { type FailureCode, failureCodes } from "./event/failure.js";
export type { CapturedDelivery, Cause, Explanation } from "./explain/explanation.js";
export type { Health, HealthCheck } from "./health/health.js";
export type { HandlingOptions } from "./inbox/handling-options.js";
export type { Inbox, InboxAdmin } from "./inbox/inbox.js";
export { type MemoryInbox, type MemoryInboxOptions, memoryInbox } from "./inbox/memory-inbox.js";
export { permanent } from "./inbox/permanent-error.js";
export type { Integrity } from "./inbox/received-event.js";
export type { TraceContext } from "./inbox/trace-context.js";
export type * from "./instrumentation/instrumentation.js";
export { currentKey } from "./keys/current-key.js";
export { writeKeyFile } from "./keys/key-file.js";
export type { SigningConfig, SigningKeyFile, SigningKeys } from "./keys/signing-config.js";
export { callbackUrl } from "./pipeline/callback-url.js";
export type { DeliveryTap, TappedDelivery } from "./pipeline/delivery-tap.js";
export type {
  HandledIntegrity,
  Handler,
  HandlerContext,
  SubscribedEvent,
  Subscription,
} from "./pipeline/handlers.js";
export type { BodySource } from "./pipeline/read-body.js";
export type { DeliveryRequest } from "./pipeline/receive.js";
export type { DeliveryReply } from "./pipeline/reply.js";
export { type Clock, type Random, systemClock } from "./primitives/clock.js";
export type { MediaOptions } from "./projection/media-options.js";
export type * from "./projection/media-states.js";
export {
  type MediaReaderOptions,
  type OpenMediaReader,
  openMediaReader,
} from "./projection/open-media-reader.js";
export { rebuildMedia } from "./projection/rebuild-media.js";
export type { RebuildOptions, RebuildResult } from "./projection/rebuild-options.js";
export type * from "./reconciliation/deletions-options.js";
export type * from "./reconciliation/reconcile-options.js";
export type { ReconcileSchedule } from "./reconciliation/schedule-options.js";
export { createVodEvents, type StopOptions, type VodEvents } from "./vod-events.js";
