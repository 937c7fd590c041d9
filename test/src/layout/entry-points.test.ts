import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./repository.js";

/** The public symbols of every entry point. To add or remove one is a decision. */
const entryPoints: Readonly<
  Record<string, { values: readonly string[]; types: readonly string[] }>
> = {
  "core/src/index.ts": { values: ["VodError","createCallbackManager","createVodEvents","failureCodes","fromCloudEvent","isKnownEventType","isVodError","knownEventTypes","memoryInbox","permanent","systemClock","toCloudEvent"], types: ["AnalysisCompleted","AnalysisCompletedData","AnalysisKind","AnalysisResult","AnyVodEventsOptions","Attachment","AttachmentUploaded","AttachmentUploadedData","AudioStream","BodySource","CacheRefreshed","CacheRefreshedData","CallOptions","CallbackConfig","CallbackManager","CallbackManagerOptions","CallbackPlan","CaptionCreated","CaptionData","CaptionDeleted","CapturedDelivery","Cause","CheckName","CheckOptions","CheckResult","Clock","CloudEventResult","Confirmed","DeletedPart","DeliveryReply","DeliveryRequest","DiagnosticEvents","Diagnostics","Drift","EditCompleted","EditCompletedData","EditKind","EnhancementCompleted","EnhancementCompletedData","EnhancementKind","EventRef","Explanation","Failure","FailureCode","GenerationCompleted","GenerationCompletedData","GenerationKind","HandledIntegrity","Handler","HandlerContext","HandlingOptions","Inbox","InboxAdmin","Integrity","KnownEventType","LiveData","LiveEnded","LiveStarted","Media","MediaAnalyzed","MediaAnalyzedData","MediaCategory","MediaCreated","MediaCreatedData","MediaDeleted","MediaDeletedData","MediaImported","MediaImportedData","MediaOrigin","MediaOutput","MediaPersisted","MediaPersistedData","MediaReady","MediaReadyData","MediaRestored","MediaRestoredData","MediaStorage","MediaStorageChanged","MediaStorageChangedData","MediaTechnical","MediaTranscoded","MediaTranscodedData","MediaUpdated","MediaUpdatedData","MediaUploaded","MediaUploadedData","MemoryInbox","MemoryInboxOptions","ModeOf","ModerationCompleted","ModerationCompletedData","ModerationSegment","NativeEvent","Outcome","PlanOptions","ProviderFactories","PublishCompleted","PublishCompletedData","QualityFinding","QualityInspected","QualityInspectedData","Random","ReceiverOptions","RedactedSettings","RejectionCode","RelayChanged","RelayChangedData","RemoveResult","Rendition","Report","RotationOptions","RotationStep","SettingChange","SettingNote","SigningConfig","SigningKeyFile","SigningKeys","StopOptions","StopResult","SubscribedEvent","Subscription","ThumbnailCreated","ThumbnailCreatedData","ThumbnailImage","ThumbnailKind","TimeSpan","UnknownEvent","UploadCanceled","UploadCreated","UploadData","Verdict","VerifyKey","VideoStream","VodCloudEvent","VodErrorCode","VodErrorDetails","VodEvent","VodEventBase","VodEventOf","VodEventType","VodEvents","VodEventsOptions","WatermarkExtracted","WatermarkExtractedData","WorkflowCompleted","WorkflowData","WorkflowProgressed","WorkflowStep"] },
  "core/src/http/index.ts": { values: ["fetchHandler","functionHandler","nodeHandler"], types: ["FetchHandler","FunctionEvent","FunctionHandler","FunctionReply","NodeHandler","NodeRequest"] },
  "core/src/inbox/index.ts": { values: ["memoryStore","storedInbox"], types: ["AcceptResult","EntryFilter","EntryRecord","EntryState","EntrySummary","FailedAttempt","HandlingSettings","Inbox","InboxAdmin","InboxHost","InboxStats","InboxStore","KeyValueState","Lease","LeaseKey","LeaseRequest","MemoryStoreLimits","NewEntry","PutResult","ReceivedEvent","StoredDelivery","StoredInbox","StoredInboxOptions","UndecodableMessage"] },
  "core/src/provider/index.ts": { values: ["OptionChecks","VodError","callWithTimeout","closestMatch","credentialsProvider","decodeEvent","decodeWith","didYouMean","differencesOf","digest","equalSecrets","eventId","exceededJsonLimit","failureCodes","isVodError","knownEventTypes","lenientObject","lenientObjectWith","omitUndefined","optionalObject","parseJson","rawDelivery","readAs","readInstant","readList","readName","readNumber","readPercent","readPositive","readRecord","readText","readTexts","readUrl","readUrls","readVariable","rejectUnknownOptions","rejected","sameSecret","serverTime","unsigned","verified","withoutNulls"], types: ["AnalysisCompletedData","AnalysisKind","AnalysisResult","AnyCallbackApi","ApiCallOptions","Attachment","AttachmentUploadedData","AudioStream","CacheRefreshedData","CallbackApi","CallbackChange","CallbackSettings","Capabilities","CaptionData","Codec","ConfirmResult","Confirmation","ConfirmationLimits","ConfirmationSource","CreatedEndpoint","CredentialsFormat","CredentialsOption","CredentialsProvider","DecodeResult","DecodeWarning","DefinedMembers","DeletedPart","DeliveryContent","DeliveryMode","DeliveryRules","DesiredSettings","Differences","EditCompletedData","EditKind","EndpointApi","EnhancementCompletedData","EnhancementKind","Environment","EnvironmentVariable","EventSupport","Failure","FailureCode","Field","GenerationCompletedData","GenerationKind","JsonResult","KeyRules","KnownEventType","LiveData","LocatedEvent","LookupRequest","Media","MediaAnalyzedData","MediaCategory","MediaCreatedData","MediaDeletedData","MediaImportedData","MediaOrigin","MediaOutput","MediaPersistedData","MediaReadyData","MediaRestoredData","MediaStorage","MediaStorageChangedData","MediaTechnical","MediaTranscodedData","MediaUpdatedData","MediaUploadedData","Members","ModerationCompletedData","ModerationSegment","NativeEvent","NativeEventInfo","Outcome","PayloadsOf","Provider","PublishCompletedData","QualityFinding","QualityInspectedData","QueueItem","QueueLimits","QueueSource","RawDelivery","RelayChangedData","Rendition","RequiredMember","ResponseContent","SampleDelivery","SampleDeliveryRequest","SignedPart","SigningCapabilities","ThumbnailCreatedData","ThumbnailImage","ThumbnailKind","TimeSpan","UploadData","UrlRules","Verdict","Verification","VerificationContext","VerificationFailure","VideoStream","VodErrorCode","VodErrorDetails","VodEvent","VodEventBase","VodEventOf","VodEventType","WatermarkExtractedData","WorkflowData","WorkflowStep","WriteOnlyCallbackApi"] },
  "tencent/src/index.ts": { values: ["isTencentEvent","tencent"], types: ["TencentCredentials","TencentEventContent","TencentOptions","TencentProvider","TencentVodClient"] },
  "baidu/src/index.ts": { values: ["baidu","isBaiduEvent"], types: ["BaiduCredentials","BaiduEventPayload","BaiduOptions","BaiduProvider","BaiduVodClient"] },
  "config/src/index.ts": { values: ["configVariables","defineConfig","loadAdapters","loadConfig"], types: ["AdapterEntry","AdapterFactory","Adapters","CompleteConfig","ConfigSources","ConfigVariable","LoadedConfig","ModeOfEntry","ProviderEntries","ProviderEntry","VodEventsConfig"] },
  "cli/src/index.ts": { values: ["run"], types: ["Io","Output"] },
  "simulator/src/index.ts": { values: ["simulateAlibaba","simulateBaidu","simulateTencent","simulateVolcengine"], types: ["AlibabaCallbackConfig","AlibabaCredentials","ApiFailure","Attempt","BaiduCallbackConfig","BaiduCredentials","CallbackRules","DeletedFiles","FailNextOptions","FetchPayloadKey","PartlyExpiredConfirm","SimulateAlibabaOptions","SimulateBaiduOptions","SimulateTencentOptions","SimulateVolcengineOptions","SimulatedAlibaba","SimulatedBaidu","SimulatedCloud","SimulatedFile","SimulatedSite","SimulatedSource","SimulatedTencent","SimulatedVolcengine","SimulationOptions","TencentCallbackConfig","TencentCredentials","ThumbnailOptions","TranscodeOptions","VolcengineCallbackConfig","VolcengineCredentials","VolcengineSubscription"] },
  "sqlite/src/index.ts": { values: ["sqliteInbox","sqliteStore"], types: ["SqliteInboxOptions","SqliteStoreOptions"] },
  "testkit/src/index.ts": { values: ["fakeClock","inboxStoreCases","providerCases","simulatorCases"], types: ["AdapterModule","ConformanceCase","DocumentedRetries","FakeClock","GroupedConformanceCase","OpenAccount","OpenQueue","OpenSimulator","StoreEngine","TestedProvider","TestedSimulator"] },
  "alibaba/src/index.ts": { values: ["alibaba","isAlibabaEvent"], types: ["AlibabaCredentials","AlibabaEventPayload","AlibabaOptions","AlibabaProvider","AlibabaQueueOptions","AlibabaStreamInfo","AlibabaVodClient","MnsClient","MnsReply"] },
  "volcengine/src/index.ts": { values: ["isVolcengineEvent","volcengine"], types: ["VolcengineCredentials","VolcengineEventData","VolcengineEventPayload","VolcengineOptions","VolcengineOutput","VolcengineProvider","VolcengineSite","VolcengineVodClient"] },
};

/** The names that an entry point exports: `export { a, type B } from …`, `export type { C } …` and declarations. */
function exportsOf(text: string) {
  const values: string[] = [];
  const types: string[] = [];
  for (const [, typeOnly, list] of text.matchAll(/export (type )?\{([^}]*)\}/g)) {
    for (const name of (list ?? "").split(",").map((part) => part.trim())) {
      if (name === "") continue;
      (typeOnly || name.startsWith("type ") ? types : values).push(name.replace(/^type /, ""));
    }
  }
  for (const [, kind, name] of text.matchAll(/^export (function|const|interface|type) (\w+)/gm)) {
    (kind === "function" || kind === "const" ? values : types).push(name ?? "");
  }
  return { values: values.sort(), types: types.sort() };
}

describe("the public symbols", () => {
  for (const [entryPoint, expected] of Object.entries(entryPoints)) {
    it(`of ${entryPoint} match the list`, () => {
      const text = readFileSync(join(root, "packages", entryPoint), "utf8");
      assert.deepEqual(exportsOf(text), {
        values: [...expected.values].sort(),
        types: [...expected.types].sort(),
      });
    });
  }
});
