/**
 * The entry point for authors of adapters: the provider interface and the adapter kit.
 *
 * @module
 */

export {
  isVodError,
  VodError,
  type VodErrorCode,
  type VodErrorDetails,
} from "../errors/vod-error.js";
export type { AnalysisCompletedData, AnalysisKind, AnalysisResult } from "../event/analysis.js";
export type { Attachment, AttachmentUploadedData } from "../event/attachment.js";
export type { CaptionData } from "../event/caption.js";
export type { DeletedPart, MediaDeletedData } from "../event/deletion.js";
export type {
  CacheRefreshedData,
  PublishCompletedData,
  RelayChangedData,
} from "../event/distribution.js";
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
  MediaImportedData,
  MediaUploadedData,
} from "../event/ingest.js";
export type {
  MediaAnalyzedData,
  QualityFinding,
  QualityInspectedData,
  WatermarkExtractedData,
} from "../event/inspection.js";
export type { MediaCreatedData, MediaReadyData, MediaUpdatedData } from "../event/lifecycle.js";
export type { LiveData } from "../event/live.js";
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
export type {
  MediaPersistedData,
  MediaRestoredData,
  MediaStorageChangedData,
} from "../event/storage.js";
export type { ThumbnailCreatedData, ThumbnailImage, ThumbnailKind } from "../event/thumbnail.js";
export type { MediaTranscodedData, Rendition } from "../event/transcode.js";
export type { UploadData } from "../event/upload.js";
export type { WorkflowData, WorkflowStep } from "../event/workflow.js";
export { closestMatch, didYouMean } from "../validation/closest-match.js";
export { rejectUnknownOptions } from "../validation/reject-unknown-options.js";
export { type ApiConnection, connectionCalls } from "./api-connection.js";
export { type ApiErrorMeaning, ApiErrors, type ApiErrorsFormat } from "./api-errors.js";
export { type ApiCallOptions, callWithTimeout } from "./call-with-timeout.js";
export type {
  AnyCallbackApi,
  CallbackApi,
  CallbackChange,
  CallbackSettings,
  CreatedEndpoint,
  DesiredSettings,
  EndpointApi,
  WriteOnlyCallbackApi,
} from "./callback-api.js";
export {
  type Capabilities,
  type DeliveryMode,
  type DeliveryRules,
  type EventSupport,
  generatesKeys,
  type KeyRules,
  type SigningCapabilities,
  signsWithConfiguredKey,
  type UrlRules,
} from "./capabilities.js";
export type {
  Confirmation,
  ConfirmationLimits,
  ConfirmationSource,
  LookupRequest,
} from "./confirmation.js";
export {
  type CredentialsFormat,
  type CredentialsOption,
  type CredentialsProvider,
  credentialsProvider,
} from "./credentials.js";
export {
  type Codec,
  type DecodeResult,
  type DecodeWarning,
  decodeMember,
  decodeWith,
} from "./decode.js";
export { decodeEvent } from "./decode-event.js";
export type { DeletionPage, DeletionSource } from "./deletion-source.js";
export type { DeliveryContent } from "./delivery-content.js";
export { type Differences, differencesOf } from "./differences.js";
export {
  type Environment,
  type EnvironmentVariable,
  environmentOf,
  type OptionVariable,
  readVariable,
} from "./environment.js";
export {
  type EventRow,
  eventRow,
  normalizeBy,
  type RowParts,
  rowOf,
} from "./event-table.js";
export { formatNamed, formatOfUrl } from "./format.js";
export { digest, eventId } from "./identity.js";
export { exceededJsonLimit } from "./json-limits.js";
export {
  type Field,
  lenientObject,
  lenientObjectWith,
  type Members,
  type RequiredMember,
  readAs,
  readPercent,
  readRecord,
} from "./lenient-codec.js";
export type { DeletedPartRule, MediaRule, MediaRules } from "./media-rules.js";
export type { NativeEventInfo } from "./native-event-info.js";
export {
  type DefinedMembers,
  omitUndefined,
  optionalItem,
  optionalObject,
} from "./omit-undefined.js";
export {
  type CommonOptions,
  invalidOption,
  OptionReader,
  type OptionsFormat,
  originOf,
} from "./option-reader.js";
export { type JsonResult, parseJson } from "./parse-json.js";
export type { Provider } from "./provider.js";
export type { ConfirmResult, QueueItem, QueueLimits, QueueSource } from "./queue-source.js";
export { type RawDelivery, rawDelivery } from "./raw-delivery.js";
export {
  readInstant,
  readList,
  readName,
  readNumber,
  readPositive,
  readText,
  readTexts,
  readUrl,
  readUrls,
} from "./read.js";
export {
  notCovered,
  partlyCovered,
  type ReconciliationCoverage,
  type ReconciliationLimits,
  type ReconciliationPage,
  type ReconciliationRequest,
  type ReconciliationSource,
} from "./reconciliation.js";
export { pageOfCall, readCursor } from "./reconciliation-cursor.js";
export type { LocatedEvent, ResponseContent } from "./response-content.js";
export type { SampleDelivery, SampleDeliveryRequest } from "./sample-delivery.js";
export { equalSecrets, matchesAnyKey, sameSecret } from "./secret.js";
export {
  type TranslatedEvents,
  type TranslationFailure,
  translateEvent,
} from "./translate-event.js";
export { uniqueEvents } from "./unique-events.js";
export {
  rejected,
  type SignedPart,
  unsigned,
  type Verification,
  type VerificationContext,
  type VerificationFailure,
  verified,
} from "./verification.js";
export { secondsFrom, secondsUntil } from "./whole-seconds.js";
export { withoutNulls } from "./without-nulls.js";
