import type { DeliveryContent, Provider, VodEvent } from "@vod-events/core/provider";

/** An adapter to test with {@link providerCases}. The optional parts add cases. */
export interface TestedProvider {
  /** Creates the adapter without credentials and without environment variables. */
  create(): Provider;
  /** Further payloads, beside those of the adapter's `samples`. */
  readonly payloads?: readonly object[];
  /** The exact neutral events of a sample, by its native type. `native` is not compared. */
  readonly expected?: Readonly<Record<string, readonly Omit<VodEvent, "native">[]>>;
  /** Adapters of other clouds, whose samples the adapter must not recognize. */
  readonly others?: readonly Provider[];
  /** A signing key that the rules of the provider allow. Default: letters and digits of the longest allowed length. */
  readonly key?: string;
  /** Deliveries, and what `unwrap` must find in each: no, one or many events, or a handshake. */
  readonly unwrapped?: readonly { readonly json: unknown; readonly content: DeliveryContent }[];
  /** Returns the certificate at a URL, for an adapter whose `sampleDelivery` names one. Rejects for any other URL. */
  readonly fetchText?: (url: string) => Promise<string>;
  /** The source code of the adapter, by file name, for rules that only the code shows. */
  readonly sources?: Readonly<Record<string, string>>;
  /** How a fresh process loads the adapter, to check that it does nothing before it is used. */
  readonly loading?: AdapterModule;
  /** A fresh account at the provider, usually a simulated one, to test the callback config. */
  readonly account?: { open(): Promise<OpenAccount> };
  /** A queue at the provider, usually a simulated one. */
  readonly queue?: { open(): Promise<OpenQueue> };
  /** An account where something has happened, usually a simulated one, to test the reconciliation. */
  readonly history?: { open(): Promise<OpenHistory> };
}

/** The module of an adapter. */
export interface AdapterModule {
  /** The module to import, as in `import("…")`. */
  readonly module: string;
  /** The name of the exported factory. */
  readonly factory: string;
  /** The folder to import from: an absolute path. */
  readonly from: string;
  /** The packages that a receiver must not load, such as the provider's SDK. */
  readonly lazyPackages?: readonly string[];
}

/** An account whose callback config may be changed. */
export interface OpenAccount {
  readonly provider: Provider;
  /** The same account with wrong credentials; absent when the API has none. */
  readonly rejected?: Provider;
  /** A signing key that the provider accepts. It is not used when the provider generates its keys. */
  readonly key: string;
  close(): Promise<void>;
}

/** An empty queue. */
export interface OpenQueue {
  readonly provider: Provider;
  /** Makes the provider send an event through the queue. */
  send(event: object): Promise<void>;
  /** Lets time pass on the clock of the queue. It ends long polls and leases. Absent when the clock is the real one. */
  advance?(seconds: number): Promise<void>;
  close(): Promise<void>;
}

/** An account where something has happened: at least two pages of events that the API shows. */
export interface OpenHistory {
  readonly provider: Provider;
  /** A time span that contains all of it. */
  readonly since: Date;
  readonly until: Date;
  /** The JSON of the callbacks whose events the API shows, and of no others. */
  readonly callbacks: readonly object[];
  /** What a search for deletions must find; needed when the adapter finds deletions. */
  readonly deletions?: DeletedMedia;
  /** Returns the number of API calls that the provider has made. */
  calls(): number;
  close(): Promise<void>;
}

/** Media of an account of which some were deleted. */
export interface DeletedMedia {
  /** The ids of media that exist. */
  readonly existing: readonly string[];
  /** The JSON of the callbacks of deletions of other media. */
  readonly callbacks: readonly object[];
}
