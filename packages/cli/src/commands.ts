import type { DefineCommand } from "./io/define-command.js";

/** A command that is loaded when it is named, so that the others and the help start fast. */
export interface CommandEntry {
  readonly name: string;
  /** Its line in the help. */
  readonly summary: string;
  load(): Promise<DefineCommand>;
}

/** The commands in the order of the help. */
export const commands: readonly CommandEntry[] = [
  {
    name: "decode",
    summary: "translate the events of a provider",
    load: async () => (await import("./decode/decode-command.js")).defineDecode,
  },
  {
    name: "listen",
    summary: "receive events and print or forward them",
    load: async () => (await import("./listen/listen-command.js")).defineListen,
  },
  {
    name: "trigger",
    summary: "send a signed sample event to an application",
    load: async () => (await import("./trigger/trigger-command.js")).defineTrigger,
  },
  {
    name: "dev",
    summary: "run simulated clouds that call your application",
    load: async () => (await import("./dev/dev-command.js")).defineDev,
  },
  {
    name: "simulate",
    summary: "play a customer's story in simulated clouds",
    load: async () => (await import("./simulate/simulate-command.js")).defineSimulate,
  },
  {
    name: "inbox",
    summary: "list, show, retry and copy the events of an inbox",
    load: async () => (await import("./inbox/inbox-command.js")).defineInbox,
  },
  {
    name: "reconcile",
    summary: "store the events that a provider did not deliver",
    load: async () => (await import("./reconcile/reconcile-command.js")).defineReconcile,
  },
  {
    name: "media",
    summary: "show, list, wait for and rebuild the states of media",
    load: async () => (await import("./media/media-command.js")).defineMedia,
  },
  {
    name: "callback",
    summary: "compare, change and check the callback config",
    load: async () => (await import("./callback/callback-command.js")).defineCallback,
  },
  {
    name: "explain",
    summary: "explain why a callback is rejected",
    load: async () => (await import("./explain/explain-command.js")).defineExplain,
  },
  {
    name: "errors",
    summary: "explain an error code and its remedy",
    load: async () => (await import("./errors/errors-command.js")).defineErrors,
  },
  {
    name: "adapters",
    summary: "list the adapters and their environment variables",
    load: async () => (await import("./adapters/adapters-command.js")).defineAdapters,
  },
  {
    name: "completion",
    summary: "print a script that completes commands in a shell",
    load: async () => (await import("./completion/completion-command.js")).defineCompletion,
  },
];
