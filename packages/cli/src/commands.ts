import type { Command } from "commander";
import type { ExitCode } from "./io/failure.js";
import type { Io } from "./io/io.js";

/** Adds a command to the program. The command passes its exit code to `finish`. */
export type AddCommand = (program: Command, io: Io, finish: (code: ExitCode) => void) => void;

/** A command that is loaded when it is named, so that the others and the help start fast. */
export interface CommandEntry {
  readonly name: string;
  /** Its line in the help. */
  readonly summary: string;
  load(): Promise<AddCommand>;
}

/** The commands in the order of the help. */
export const commands: readonly CommandEntry[] = [
  {
    name: "decode",
    summary: "translate the events of a provider",
    load: async () => (await import("./decode/decode-command.js")).addDecode,
  },
  {
    name: "listen",
    summary: "receive events and print or forward them",
    load: async () => (await import("./listen/listen-command.js")).addListen,
  },
  {
    name: "trigger",
    summary: "send a signed sample event to an application",
    load: async () => (await import("./trigger/trigger-command.js")).addTrigger,
  },
  {
    name: "dev",
    summary: "run simulated clouds that call your application",
    load: async () => (await import("./dev/dev-command.js")).addDev,
  },
  {
    name: "simulate",
    summary: "play a customer's story in simulated clouds",
    load: async () => (await import("./simulate/simulate-command.js")).addSimulate,
  },
  {
    name: "inbox",
    summary: "list, show, retry and copy the events of an inbox",
    load: async () => (await import("./inbox/inbox-command.js")).addInbox,
  },
  {
    name: "reconcile",
    summary: "store the events that a provider did not deliver",
    load: async () => (await import("./reconcile/reconcile-command.js")).addReconcile,
  },
  {
    name: "media",
    summary: "show, list, wait for and rebuild the states of media",
    load: async () => (await import("./media/media-command.js")).addMedia,
  },
  {
    name: "callback",
    summary: "compare, change and check the callback config",
    load: async () => (await import("./callback/callback-command.js")).addCallback,
  },
  {
    name: "explain",
    summary: "explain why a callback is rejected",
    load: async () => (await import("./explain/explain-command.js")).addExplain,
  },
  {
    name: "adapters",
    summary: "list the adapters and their environment variables",
    load: async () => (await import("./adapters/adapters-command.js")).addAdapters,
  },
  {
    name: "completion",
    summary: "print a script that completes commands in a shell",
    load: async () => (await import("./completion/completion-command.js")).addCompletion,
  },
];
