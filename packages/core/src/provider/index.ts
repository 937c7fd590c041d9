/**
 * The door for authors of adapters: the seam a cloud is plugged in at, and what every adapter needs to
 * fill it.
 *
 * @module
 */
export { refuseUnknownOptions } from "../config/known-options.js";
export { nearest } from "../config/nearest.js";
export { isVodError, VodError, type VodErrorCode, type VodErrorDetails } from "../errors.js";
export type { AnalysisCompletedData, AnalysisKind, AnalysisResult } from "../event/analysis.js";
export type {
  MediaImportedData,
  MediaUploadedData,
} from "../event/arrival.js";
export type { DeletedPart, MediaDeletedData } from "../event/deletion.js";
export type { PublishCompletedData, RelayChangedData } from "../event/distribution.js";
export type { EditCompletedData, EditKind } from "../event/edit.js";
export type { EnhancementCompletedData, EnhancementKind } from "../event/enhancement.js";
export type { Failure, NativeEvent, Outcome, VodEventBase } from "../event/envelope.js";
export {
  type KnownEventType,
  knownEventTypes,
  type VodEvent,
  type VodEventOf,
  type VodEventType,
} from "../event/event.js";
export { type FailureCode, failureCodes } from "../event/failure.js";
export type { GenerationCompletedData, GenerationKind } from "../event/generation.js";
export type {
  MediaAnalyzedData,
  QualityFinding,
  QualityInspectedData,
  WatermarkExtractedData,
} from "../event/inspection.js";
export type {
  AudioStream,
  Media,
  MediaCategory,
  MediaOrigin,
  MediaStorage,
  MediaTechnical,
  VideoStream,
} from "../event/media.js";
export type { ModerationCompletedData, ModerationSegment, Verdict } from "../event/moderation.js";
export type { MediaOutput, TimeSpan } from "../event/output.js";
export type { MediaPersistedData, MediaRestoredData } from "../event/storage.js";
export type { ThumbnailCreatedData, ThumbnailImage, ThumbnailKind } from "../event/thumbnail.js";
export type { MediaTranscodedData, Rendition } from "../event/transcode.js";
export type { WorkflowData, WorkflowStep } from "../event/workflow.js";
export { decodeEvent } from "../flow/decode.js";
export { type JsonResult, parseJson } from "../flow/parse.js";
export type { CallbackApi, CallbackChange, CallbackSettings } from "./callback-api.js";
export type {
  Capabilities,
  DeliveryMode,
  EventSupport,
  KeyRules,
  SigningCapabilities,
  UrlRules,
} from "./capabilities.js";
export type {
  Confirmation,
  ConfirmationLimits,
  ConfirmationSource,
  Inquiry,
} from "./confirmation.js";
export { type Codec, type DecodeNotice, type DecodeResult, decodeWith } from "./decode.js";
export { type Differences, differencesOf } from "./differences.js";
export { type Environment, readVariable } from "./environment.js";
export { digest, eventId } from "./identity.js";
export type { Imitation, ImitationRequest } from "./imitation.js";
export { type Present, present, presentOrNone } from "./present.js";
export type { Provider } from "./provider.js";
export type { QueueItem, QueueLimits, QueueSource } from "./queue-source.js";
export { type RawDelivery, rawDelivery } from "./raw-delivery.js";
export {
  readInstant,
  readList,
  readName,
  readNumber,
  readPositive,
  readText,
  readTexts,
} from "./read.js";
export { remoteTime } from "./remote-time.js";
export { equalSecrets, sameSecret } from "./secret.js";
export { unlessAborted } from "./unless-aborted.js";
export {
  refused,
  type SignedPart,
  unsigned,
  type Verification,
  type VerificationRefusal,
  verified,
} from "./verification.js";
export { withoutNulls } from "./without-nulls.js";
