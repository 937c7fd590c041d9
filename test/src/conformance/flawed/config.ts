import type { LumenProvider } from "@vod-events/adapter-template";
import type { CallbackApi, Provider } from "@vod-events/core/provider";
import { lumenAccount } from "../lumen-account.js";
import { changed, type Flaw } from "./flaw.js";

const keeps = "config: a change of the events keeps the URL and the signing";
const removed = "config: a removed config delivers nothing and can be applied again";
const applied = "config: a plan is empty after it was applied";
const shown = "config: a read shows what the capabilities say";

/** Config APIs that lose settings, show secrets or hide errors. */
export const configFlaws: readonly Flaw[] = [
  {
    name: "a write leaves the URL out when it is the same, although it replaces the config",
    caughtBy: keeps,
    message: /the adapter failed: VodError: .*url differs/,
    tested: withCallback((api) => ({
      write({ before, after }, signal) {
        const { url, ...others } = after;
        const differs = url === undefined || url !== before.url;
        return api.write({ before, after: differs ? after : others }, signal);
      },
    })),
  },
  {
    name: "a write switches no event off",
    caughtBy: keeps,
    message: /the adapter failed: VodError.*media\.\w+/s,
    tested: withCallback((api) => ({
      write({ before, after }, signal) {
        const { events } = before;
        const on = Object.entries(events).filter(([, state]) => state === true);
        const all = { ...after.events, ...Object.fromEntries(on) };
        return api.write({ before, after: { ...after, events: all } }, signal);
      },
    })),
  },
  {
    name: "the native settings contain the signing key",
    caughtBy: "config: no plan, setting or error contains the signing key",
    message: /read: native, or another setting, contains the signing key/,
    tested: withCallback((api) => {
      let key: string | undefined;
      return {
        async read(signal) {
          const settings = await api.read(signal);
          return { ...settings, native: { ...settings.native, key } };
        },
        write(change, signal) {
          key = change.after.signingKey ?? key;
          return api.write(change, signal);
        },
      };
    }),
  },
  {
    name: "the capabilities say that a read shows the signing key, which it does not",
    caughtBy: shown,
    message: /read: does not show the signing key, but capabilities\.read is full/,
    tested: withAccount(({ capabilities }) => ({
      capabilities: { ...capabilities, read: "full" },
    })),
  },
  {
    name: "the config has no mode for the queue that the capabilities list",
    caughtBy: "config: the queue and callbacks can be switched in both directions",
    message: /the adapter failed: VodError: .*mode is push, not pull/,
    tested: withAccount(({ capabilities }) => ({
      capabilities: { ...capabilities, modes: ["push", "pull"] },
    })),
  },
  {
    name: "an account has no identity, so that its key is sent again each time",
    caughtBy: applied,
    message: /the plan still changes signing\.key after it was applied/,
    alsoCaughtBy: [removed],
    tested: withCallback(() => ({ target: async () => undefined })),
  },
  {
    name: "wrong credentials give a plain Error",
    caughtBy: "config: wrong credentials give an error with a code, without secrets",
    message: /wrong credentials give no VodError/,
    alsoCaughtBy: ["config: an aborted call ends with the code aborted"],
    tested: withCallback((api) => ({
      read: (signal) =>
        api.read(signal).catch(({ message }: Error) => {
          throw new Error(message);
        }),
    })),
  },
  {
    name: "a call ignores its abort signal",
    caughtBy: "config: an aborted call ends with the code aborted",
    message: /callback: a call ignores its abort signal/,
    tested: withCallback((api) => ({ read: () => api.read() })),
  },
  {
    name: "a removal does nothing",
    caughtBy: removed,
    message: /the adapter failed: VodError.*after its deletion/s,
    tested: withCallback(() => ({ remove: async () => {} })),
  },
];

/** The template adapter with an account whose adapter has some members replaced. */
function withAccount(change: (provider: LumenProvider) => Partial<Provider>) {
  return {
    ...changed(change),
    account: {
      async open() {
        const { provider, rejected = provider, ...account } = await lumenAccount();
        const flawed = (each: Provider) => ({ ...each, ...change(each as LumenProvider) });
        return { ...account, provider: flawed(provider), rejected: flawed(rejected) };
      },
    },
  };
}

/** The template adapter with a config API that has some calls replaced. */
function withCallback(change: (api: CallbackApi) => Partial<CallbackApi>) {
  return withAccount(({ callback }) => ({ callback: { ...callback, ...change(callback) } }));
}
