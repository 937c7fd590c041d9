/**
 * Simulated clouds on localhost, for development, demonstrations and tests. They behave as the clouds' documentation
 * describes.
 *
 * @module
 */

export type { AlibabaCallbackConfig } from "./alibaba/config.js";
export type { AlibabaCredentials } from "./alibaba/rpc-request.js";
export {
  type SimulateAlibabaOptions,
  type SimulatedAlibaba,
  simulateAlibaba,
} from "./alibaba/simulate.js";
export type { BaiduCredentials } from "./baidu/bce-auth.js";
export type { BaiduCallbackConfig } from "./baidu/config.js";
export { type SimulateBaiduOptions, type SimulatedBaidu, simulateBaidu } from "./baidu/simulate.js";
export type { FetchPayloadKey } from "./baidu/uploads.js";
export { type AnySimulatedCloud, simulatedClouds } from "./catalog/simulated-clouds.js";
export type {
  Attempt,
  CallbackRules,
  ConfiguredCloud,
  EndedAttempt,
  SimulatedCloud,
  SimulatedFile,
  SimulatedSource,
  SimulationOptions,
  ThumbnailOptions,
  TranscodeOptions,
} from "./cloud/cloud.js";
export type { QueueTotals } from "./cloud/leased-queue.js";
export type { MuxCredentials } from "./mux/api.js";
export type { MuxEnvironment } from "./mux/publisher.js";
export { type SimulatedMux, type SimulateMuxOptions, simulateMux } from "./mux/simulate.js";
export type { MuxCallbackConfig, MuxWebhook, MuxWebhookSettings } from "./mux/webhooks.js";
export type { ApiFailure, FailNextOptions } from "./server/api-failure.js";
export type { PartlyExpiredConfirm } from "./tencent/actions.js";
export type { TencentCallbackConfig } from "./tencent/config.js";
export type { DeletedFiles } from "./tencent/deletion.js";
export {
  type SimulatedTencent,
  type SimulateTencentOptions,
  simulateTencent,
} from "./tencent/simulate.js";
export type { TencentCredentials } from "./tencent/tc3.js";
export type { VolcengineCallbackConfig, VolcengineSubscription } from "./volcengine/config.js";
export type { VolcengineCredentials } from "./volcengine/request-signature.js";
export {
  type SimulatedVolcengine,
  type SimulateVolcengineOptions,
  simulateVolcengine,
} from "./volcengine/simulate.js";
export type { SimulatedSite } from "./volcengine/site.js";
