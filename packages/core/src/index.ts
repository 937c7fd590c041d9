/**
 * The door for applications.
 *
 * @module
 */
export type { CheckName, CheckOptions, CheckResult } from "./callback/check-result.js";
export type {
  CallbackConfig,
  SigningConfig,
  SigningKeyFile,
  SigningKeys,
} from "./callback/config.js";
export type {
  CallbackControl,
  CallOptions,
  PlanOptions,
  ShownSettings,
} from "./callback/control.js";
export type { CallbackPlan, SettingChange, SettingNote } from "./callback/plan.js";
export type { RotationOptions, RotationStep, VerifyKey } from "./callback/rotation.js";
export { type CallbackControlOptions, createCallbackControl } from "./callback-controls.js";
export { type Clock, type Random, systemClock } from "./clock.js";
export {
  type Drift,
  isVodError,
  type RefusalCode,
  VodError,
  type VodErrorCode,
  type VodErrorDetails,
} from "./errors.js";
export type {
  AnalysisCompleted,
  AnalysisCompletedData,
  AnalysisKind,
  AnalysisResult,
} from "./event/analysis.js";
export type {
  MediaImported,
  MediaImportedData,
  MediaUploaded,
  MediaUploadedData,
} from "./event/arrival.js";
export {
  type CloudEventResult,
  fromCloudEvent,
  toCloudEvent,
  type VodCloudEvent,
} from "./event/cloud-event.js";
export type { DeletedPart, MediaDeleted, MediaDeletedData } from "./event/deletion.js";
export type {
  PublishCompleted,
  PublishCompletedData,
  RelayChanged,
  RelayChangedData,
} from "./event/distribution.js";
export type { EditCompleted, EditCompletedData, EditKind } from "./event/edit.js";
export type {
  EnhancementCompleted,
  EnhancementCompletedData,
  EnhancementKind,
} from "./event/enhancement.js";
export type { Failure, NativeEvent, Outcome, VodEventBase } from "./event/envelope.js";
export {
  isKnownEventType,
  type KnownEventType,
  knownEventTypes,
  type VodEvent,
  type VodEventOf,
  type VodEventType,
} from "./event/event.js";
export { type FailureCode, failureCodes } from "./event/failure.js";
export type {
  GenerationCompleted,
  GenerationCompletedData,
  GenerationKind,
} from "./event/generation.js";
export type {
  MediaAnalyzed,
  MediaAnalyzedData,
  QualityFinding,
  QualityInspected,
  QualityInspectedData,
  WatermarkExtracted,
  WatermarkExtractedData,
} from "./event/inspection.js";
export type {
  AudioStream,
  Media,
  MediaCategory,
  MediaOrigin,
  MediaStorage,
  MediaTechnical,
  VideoStream,
} from "./event/media.js";
export type {
  ModerationCompleted,
  ModerationCompletedData,
  ModerationSegment,
  Verdict,
} from "./event/moderation.js";
export type { MediaOutput, TimeSpan } from "./event/output.js";
export type {
  MediaPersisted,
  MediaPersistedData,
  MediaRestored,
  MediaRestoredData,
} from "./event/storage.js";
export type {
  ThumbnailCreated,
  ThumbnailCreatedData,
  ThumbnailImage,
  ThumbnailKind,
} from "./event/thumbnail.js";
export type { MediaTranscoded, MediaTranscodedData, Rendition } from "./event/transcode.js";
export type { UnknownEvent } from "./event/unknown.js";
export type {
  WorkflowCompleted,
  WorkflowData,
  WorkflowProgressed,
  WorkflowStep,
} from "./event/workflow.js";
export type { CapturedDelivery, Cause, Explanation } from "./explain/explanation.js";
export type { BodySource } from "./flow/body.js";
export type { DeliveryRequest } from "./flow/receiver.js";
export type { DeliveryReply } from "./flow/settle.js";
export type {
  Confirmed,
  HandledIntegrity,
  Handler,
  HandlerContext,
  Integrity,
  SubscribedEvent,
  Subscription,
} from "./handlers.js";
export type { HandlingOptions } from "./inbox/handling.js";
export type { Inbox, InboxLedger } from "./inbox/inbox.js";
export { type MemoryInbox, type MemoryInboxOptions, memoryInbox } from "./inbox/memory.js";
export { permanent } from "./inbox/permanent.js";
export type { StopResult } from "./lifecycle.js";
export type { EventFact, Facts, Observers, Report } from "./observe.js";
export type {
  AnyVodEventsOptions,
  ModeOf,
  ProviderFactories,
  ReceiverOptions,
  VodEventsOptions,
} from "./options.js";
export { createVodEvents, type StopOptions, type VodEvents } from "./vod-events.js";
