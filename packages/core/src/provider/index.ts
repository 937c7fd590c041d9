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
export {
  type KnownEventType,
  knownEventTypes,
  type VodEvent,
  type VodEventOf,
  type VodEventType,
} from "../event/event.js";
export type * from "../event/event-model.js";
export { type FailureCode, failureCodes } from "../event/failure.js";
export { closestMatch, didYouMean } from "../validation/closest-match.js";
export { rejectUnknownOptions } from "../validation/reject-unknown-options.js";
export type { ApiAddress } from "./api-address.js";
export { type ApiConnection, connectionCalls } from "./api-connection.js";
export { type ApiErrorMeaning, ApiErrors, type ApiErrorsFormat } from "./api-errors.js";
export { type ApiResponse, apiResponsesChannel } from "./api-responses.js";
export { type ApiCallOptions, callWithTimeout } from "./call-with-timeout.js";
export type * from "./callback-api.js";
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
export type * from "./confirmation.js";
export type {
  CredentialsFormat,
  CredentialsOption,
  CredentialsProvider,
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
export { hmacSha256 } from "./hmac.js";
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
export type * from "./reconciliation.js";
export { notCovered, partlyCovered } from "./reconciliation.js";
export { pageOfCall, readCursor } from "./reconciliation-cursor.js";
export type { LocatedEvent, ResponseContent } from "./response-content.js";
export type { ResponseShape, ShapedMembers } from "./response-shape.js";
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
