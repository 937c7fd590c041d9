/** The parts of a URL, without normalization, because the signature covers its text. */
interface Parts {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

/** Other sources of a URL. */
export interface UrlSources {
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The requested path and query. */
  readonly path: string;
  /** The requested URL, when known. */
  readonly requested: string | undefined;
}

/** A URL that may be registered with the provider, and its difference. */
export interface UrlVariant {
  readonly url: string;
  readonly differs: readonly string[];
}

const most = 60;

/** Returns URLs similar to the configured one or rewritten by a proxy, the most similar first. */
export function urlVariants(configured: string, sources: UrlSources): readonly UrlVariant[] {
  const registered = partsOf(configured);
  if (registered === undefined) return [];
  const requested = sources.requested === undefined ? undefined : partsOf(sources.requested);
  const choices = choicesOf(registered, requested, sources);
  const variants = new Map<string, UrlVariant>();
  for (const scheme of choices.schemes) {
    for (const host of choices.hosts) {
      for (const path of choices.paths) {
        for (const query of choices.queries) {
          const differs = differences(registered, { scheme, host, path, query });
          const url = `${scheme}//${host}${path}${query}`;
          if (url !== configured) variants.set(url, { url, differs });
        }
      }
    }
  }
  return [...variants.values()]
    .sort((one, another) => one.differs.length - another.differs.length)
    .slice(0, most);
}

function partsOf(text: string): Parts | undefined {
  const [, scheme = "", host = "", path = "", query = ""] =
    /^(https?:)\/\/([^/?#]+)([^?#]*)(\?[^#]*)?/i.exec(text) ?? [];
  return scheme === "" ? undefined : { scheme, host, path, query };
}

function choicesOf(registered: Parts, requested: Parts | undefined, { headers, path }: UrlSources) {
  const [calledPath = "", ...rest] = path.split("?");
  const calledQuery = rest.length > 0 ? `?${rest.join("?")}` : "";
  const original = headers["x-original-uri"] ?? headers["x-forwarded-uri"] ?? "";
  const prefix = headers["x-forwarded-prefix"]?.replace(/\/$/, "");
  return {
    schemes: distinct([registered.scheme, "https:", "http:"]),
    hosts: distinct([registered.host, ...hostsOf(registered, requested, headers)]),
    paths: distinct([
      registered.path,
      registered.path.endsWith("/") ? registered.path.slice(0, -1) : `${registered.path}/`,
      registered.path.replace(/\/[^/]*$/, ""),
      registered.path.replace(/[^/]*$/, ""),
      calledPath,
      original.split("?")[0] ?? "",
      ...(prefix === undefined ? [] : [`${prefix}${calledPath}`]),
      registered.path.toLowerCase(),
    ]),
    queries: distinct([registered.query, "", calledQuery]),
  };
}

function hostsOf(
  registered: Parts,
  requested: Parts | undefined,
  headers: UrlSources["headers"],
): readonly string[] {
  const [forwarded] = headers["x-forwarded-host"]?.split(",") ?? [];
  const [, named] = /\bhost="?([^",;\s]+)/i.exec(headers.forwarded ?? "") ?? [];
  const [port = ""] = headers["x-forwarded-port"]?.split(",") ?? [];
  const bare = registered.host.replace(/:\d+$/, "");
  const found = [forwarded?.trim(), headers.host, named, requested?.host];
  const ports = [/^\d{1,5}$/.test(port.trim()) ? port.trim() : "443", "443", "80"];
  return [
    ...found.filter((host) => host !== undefined && /^[\w.:[\]-]{1,255}$/.test(host)),
    bare,
    ...ports.map((number) => `${bare}:${number}`),
  ].filter((host) => host !== undefined);
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}

function differences(registered: Parts, found: Parts): readonly string[] {
  const names = ["scheme", "host", "path", "query"] as const;
  return names.filter((name) => registered[name] !== found[name]);
}
