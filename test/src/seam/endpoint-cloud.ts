import { VodError } from "@vod-events/core";
import type { CallbackSettings, EndpointApi } from "@vod-events/core/provider";

/** A cloud with several endpoints, in memory. It generates the key of each and shows it once. */
export class EndpointCloud {
  readonly endpoints = new Map<string, CallbackSettings>();
  readonly keys = new Map<string, string>();
  /** The calls that changed something. */
  readonly calls: string[] = [];
  /** Whether `list` contains the keys. */
  showsKeys = false;
  /** Called after an endpoint was created and before the call returns. */
  afterCreate: () => void = () => {};
  /** Called after an endpoint was changed and before the call returns. */
  afterUpdate: () => void = () => {};
  #count = 0;

  add(url: string): string {
    this.#count += 1;
    const endpointId = `e${this.#count}`;
    const settings = {
      mode: "push",
      enabled: true,
      signing: "on",
      events: {},
      native: {},
    } as const;
    this.endpoints.set(endpointId, { ...settings, endpointId, url });
    this.keys.set(endpointId, `generated-${this.#count}`);
    return endpointId;
  }

  /** The API; without `update` on request. */
  api({ update = true } = {}): EndpointApi {
    return {
      list: async (signal) => {
        if (signal?.aborted) throw new VodError("aborted", "the call was aborted");
        return [...this.endpoints.values()].map((each) => this.#shown(each));
      },
      create: async (settings) => {
        const endpointId = this.add(settings.url ?? "");
        this.endpoints.set(endpointId, { ...settings, enabled: true, signing: "on", endpointId });
        this.calls.push(`create ${endpointId}`);
        this.afterCreate();
        const signingKey = this.keys.get(endpointId) ?? "";
        return this.showsKeys ? { endpointId } : { endpointId, signingKey };
      },
      ...(update && {
        update: async ({ before: { endpointId = "" }, after }) => {
          this.calls.push(`update ${endpointId}`);
          this.endpoints.set(endpointId, after);
          this.afterUpdate();
        },
      }),
      remove: async (endpointId) => {
        this.calls.push(`remove ${endpointId}`);
        if (this.endpoints.delete(endpointId)) return;
        throw new VodError("request_rejected", "there is no such endpoint");
      },
      target: async () => "account 1",
    };
  }

  #shown(settings: CallbackSettings): CallbackSettings {
    const signingKey = this.keys.get(settings.endpointId ?? "");
    return this.showsKeys && signingKey !== undefined ? { ...settings, signingKey } : settings;
  }
}
