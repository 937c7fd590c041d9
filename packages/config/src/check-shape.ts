import type {
  CallbackConfig,
  HandlingOptions,
  MediaOptions,
  ReceiverOptions,
  ReconcileSchedule,
  SigningKeyFile,
  SigningKeys,
} from "@vod-events/core";
import { rejectUnknownOptions } from "@vod-events/core/provider";
import type { VodEventsConfig } from "./define-config.js";
import { invalid } from "./invalid.js";

/** The option names of an object. A missing one is a compile error. */
type Names<Options> = Readonly<Record<keyof Options, true>>;

const configNames: Names<VodEventsConfig> = {
  provider: true,
  adapters: true,
  providers: true,
  callback: true,
  receiver: true,
  handling: true,
  inbox: true,
  media: true,
  reconcile: true,
};
const callbackNames: Names<CallbackConfig> = { mode: true, url: true, signing: true, events: true };
const signingNames: Names<SigningKeys & SigningKeyFile> = {
  key: true,
  previousKeys: true,
  keyFile: true,
};
const receiverNames: Names<ReceiverOptions> = {
  allowUnsigned: true,
  require: true,
  maxAgeSeconds: true,
  clockSkewSeconds: true,
  maxBodyBytes: true,
  bodyTimeoutSeconds: true,
  confirm: true,
  unconfirmed: true,
};
const handlingNames: Names<HandlingOptions> = {
  concurrency: true,
  deadlineSeconds: true,
  attempts: true,
  retryBaseSeconds: true,
  retryCapSeconds: true,
  serialBy: true,
};

const mediaNames: Names<MediaOptions> = { keepDeletedSeconds: true, pollSeconds: true };
const reconcileNames: Names<ReconcileSchedule> = {
  everySeconds: true,
  windowSeconds: true,
  deletionsEverySeconds: true,
};

/** Rejects a config with an unknown option. The values are validated where they are used. */
export function checkShape(exported: unknown): asserts exported is VodEventsConfig {
  if (typeof exported !== "object" || exported === null || Array.isArray(exported)) {
    throw invalid("the config must be an object: { provider, callback, … }");
  }
  rejectUnknownOptions("", exported, Object.keys(configNames));
  const { provider, adapters, callback, receiver, handling, inbox, media, reconcile } =
    exported as VodEventsConfig;
  if (provider !== undefined && typeof provider !== "string") {
    throw invalid("provider: must be the name of a provider");
  }
  if (adapters !== undefined) rejectUnknownOptions("adapters", adapters, Object.keys(adapters));
  if (inbox !== undefined && !isPathOrInbox(inbox)) {
    throw invalid("inbox: must be the path of a file, or an inbox");
  }
  checkNames("callback", callback, callbackNames);
  checkNames("callback.signing", callback?.signing, signingNames);
  checkNames("receiver", receiver, receiverNames);
  checkNames("handling", handling, handlingNames);
  if (typeof media !== "boolean") checkNames("media", media, mediaNames);
  checkNames("reconcile", reconcile, reconcileNames);
}

function checkNames(path: string, options: unknown, names: Readonly<Record<string, true>>): void {
  if (options !== undefined) rejectUnknownOptions(path, options, Object.keys(names));
}

function isPathOrInbox(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return typeof value === "string" && value !== "";
  return "accept" in value && typeof value.accept === "function";
}
