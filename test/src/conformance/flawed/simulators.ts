import type { CallbackApi, Provider } from "@vod-events/core/provider";
import type { SimulatedTencent } from "@vod-events/simulator";
import type { OpenSimulator, TestedSimulator } from "@vod-events/testkit";
import { testedBaidu, testedTencent } from "../simulators.js";
import type { Flaw } from "./flaw.js";

const written = "config: a config that is written is read";
const delivered =
  "callbacks: an event is delivered once to the URL, signed with the key at the time of the cloud";
const newKey = "callbacks: a new key signs the next callback";
const repeated =
  "callbacks: a failed callback is repeated as often as documented, with the same event";
const onlyFailures =
  "callbacks: a callback is repeated only after the failures that are documented";
const again =
  "callbacks: a lost or duplicated delivery is the same event, and another upload is another one";
const switchedOff = "callbacks: an event of a type that is switched off is not delivered";
const pulled = "queue: in mode pull, an event is in the queue and not at the URL";
const confirmed = "queue: a confirmed event does not come again";
const leased = "queue: a leased event does not come again before the end of its lease";
const unconfirmed = "queue: an event that is not confirmed comes again as the same event";
const sameId = "queue: an event has the same id in the queue and as a callback";
const everyCallback = [delivered, newKey, repeated, onlyFailures, again, sameId];

const hourMs = 3_600_000;

/** Simulated clouds that behave unlike the real ones. */
export const simulatorFlaws: readonly Flaw<TestedSimulator>[] = [
  {
    name: "the cloud forgets the URL",
    caughtBy: written,
    message: /url differs/,
    alsoCaughtBy: [...everyCallback, switchedOff, pulled],
    tested: afterWrite((cloud) => cloud.configure({ NotificationUrl: "" })),
  },
  {
    name: "the cloud accepts every credential",
    caughtBy: "config: a call with wrong credentials is rejected and changes nothing",
    message: /a call with wrong credentials succeeds/,
    tested: testedTencent({}, ({ provider }) => ({ rejected: provider })),
  },
  {
    name: "a planned failure never comes",
    caughtBy: "config: a failure of the API is a temporary error",
    message: /failNext does not make the next call fail temporarily/,
    tested: testedTencent({}, () => ({ failNext: () => {} })),
  },
  {
    name: "the cloud drops every event",
    caughtBy: delivered,
    message: /0 of 1 callbacks came/,
    alsoCaughtBy: [...everyCallback, pulled, unconfirmed],
    tested: testedTencent({}, () => ({
      upload: async () => ({ mediaId: "1" }),
      redeliver: async () => {},
    })),
  },
  {
    name: "the cloud signs with another key",
    caughtBy: delivered,
    message: /a callback is not signed with the key/,
    alsoCaughtBy: [newKey, repeated, again],
    tested: afterWrite((cloud) => cloud.configure({ SignKey: "anotherKey1" })),
  },
  {
    name: "the cloud signs with another clock",
    caughtBy: delivered,
    message: /the signature of a callback differs by \d+ ms from the clock/,
    alsoCaughtBy: [again],
    tested: {
      ...testedTencent(),
      open: ({ now, sleep }) => testedTencent().open({ now: () => now() - hourMs, sleep }),
    },
  },
  {
    name: "the cloud keeps the first key",
    caughtBy: newKey,
    message: /a callback is not signed with the key that was set last/,
    tested: withWrite((write) => {
      let first: string | undefined;
      return ({ before, after }, signal) => {
        const { signingKey, ...settings } = after;
        first ??= signingKey;
        const kept = first === undefined ? settings : { ...settings, signingKey: first };
        return write({ before, after: kept }, signal);
      };
    }),
  },
  {
    name: "the cloud never repeats a callback",
    caughtBy: repeated,
    message: /1 of 3 callbacks came/,
    tested: testedTencent({ retry: { tries: 1 } }),
  },
  {
    name: "the cloud repeats a callback too often",
    caughtBy: repeated,
    message: /a failed callback comes 5 times/,
    tested: testedTencent({ retry: { tries: 5 } }),
  },
  {
    name: "the cloud repeats a callback too early",
    caughtBy: repeated,
    message: /a failed callback is repeated before 1 s/,
    tested: testedBaidu({ retry: { waitSeconds: 0 } }),
  },
  {
    name: "the cloud repeats a callback after a status that is documented as accepted",
    caughtBy: onlyFailures,
    message: /a callback with the status 500 comes \d times/,
    tested: { ...testedBaidu(), retries: { after: "no_response", attempts: 4, waitSeconds: 1 } },
  },
  {
    name: "the cloud ignores the switches",
    caughtBy: switchedOff,
    message: /media\.uploaded is delivered, although it is switched off/,
    tested: testedTencent({}, (_, cloud) => ({
      async upload() {
        const { UploadMediaCompleteEventSwitch: state } = cloud.config;
        await cloud.configure({ UploadMediaCompleteEventSwitch: "ON" });
        const uploaded = await cloud.upload({ name: "harbour.mp4" });
        await cloud.configure({ UploadMediaCompleteEventSwitch: state });
        return uploaded;
      },
    })),
  },
  {
    name: "an event that is delivered again is a new one",
    caughtBy: again,
    message: /a callback that comes again is another event/,
    tested: testedBaidu({}, ({ upload }) => ({
      async redeliver() {
        await upload();
      },
    })),
  },
  {
    name: "the queue sends callbacks, too",
    caughtBy: pulled,
    message: /an event comes to the URL, although the mode is pull/,
    tested: testedTencent({}, (_, cloud) => ({
      async upload() {
        const uploaded = await cloud.upload({ name: "harbour.mp4" });
        if (cloud.config.Mode === "PULL") {
          await cloud.configure({ Mode: "PUSH" });
          await cloud.redeliver();
          await cloud.configure({ Mode: "PULL" });
        }
        return uploaded;
      },
    })),
  },
  {
    name: "a confirm does nothing",
    caughtBy: confirmed,
    message: /a confirmed event is pulled again/,
    tested: withQueue(() => ({ confirm: async () => {} })),
  },
  {
    name: "a leased event is given to every pull",
    caughtBy: leased,
    message: /a leased event is pulled again before the end of its lease/,
    alsoCaughtBy: [confirmed],
    tested: withQueue(({ pull }) => {
      const given: Awaited<ReturnType<typeof pull>>[number][] = [];
      return {
        async pull(signal) {
          if (given.length > 0) return given;
          given.push(...(await pull(signal)));
          return given;
        },
      };
    }),
  },
  {
    name: "a pull removes its events",
    caughtBy: unconfirmed,
    message: /an event is lost when it is not confirmed/,
    tested: withQueue(({ pull, confirm }) => ({
      async pull(signal) {
        const items = await pull(signal);
        if (items.length > 0) await confirm(items.map(({ handle }) => handle));
        return items;
      },
      confirm: async () => {},
    })),
  },
  {
    name: "a callback of a queued event is a new event",
    caughtBy: sameId,
    message: /an event has another id as a callback/,
    alsoCaughtBy: [again],
    tested: testedTencent({}, ({ upload }) => ({
      async redeliver() {
        await upload();
      },
    })),
  },
];

/** Tencent with a change of the stored config after each write. */
function afterWrite(change: (cloud: SimulatedTencent) => Promise<void>): TestedSimulator {
  return testedTencent({}, ({ provider }, cloud) => ({
    provider: withCallback(provider, ({ write }) => ({
      async write(...parameters) {
        await write(...parameters);
        await change(cloud);
      },
    })),
  }));
}

/** Tencent with another write. */
function withWrite(change: (write: CallbackApi["write"]) => CallbackApi["write"]): TestedSimulator {
  return testedTencent({}, ({ provider }) => ({
    provider: withCallback(provider, ({ write }) => ({ write: change(write) })),
  }));
}

/** Tencent with a queue that has some calls replaced. */
function withQueue(
  change: (queue: NonNullable<Provider["queue"]>) => Partial<Provider["queue"]>,
): TestedSimulator {
  return testedTencent({}, ({ provider }: OpenSimulator) => {
    const { queue } = provider;
    return queue === undefined
      ? {}
      : { provider: { ...provider, queue: { ...queue, ...change(queue) } } };
  });
}

function withCallback(
  provider: Provider,
  change: (api: CallbackApi) => Partial<CallbackApi>,
): Provider {
  const callback = provider.callback as CallbackApi;
  return { ...provider, callback: { ...callback, ...change(callback) } };
}
