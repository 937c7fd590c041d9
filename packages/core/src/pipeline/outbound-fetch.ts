import { isVodError, VodError } from "../errors/vod-error.js";
import { BoundedMap } from "../primitives/bounded-map.js";
import type { Clock } from "../primitives/clock.js";

const timeoutMs = 5000;
const maxBytes = 64 * 1024;
const freshMs = 3_600_000;
/** Bounds the memory for texts. A provider has few certificates. */
const maxCached = 100;

interface CachedText {
  readonly text: Promise<string>;
  readonly fetchedAt: number;
}

/**
 * Fetches URLs that deliveries contain, only at allowed origins, because a forged delivery may name any server.
 * Redirects are not followed.
 */
export class OutboundFetch {
  readonly #clock: Clock;
  readonly #cached = new BoundedMap<CachedText>(maxCached);

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Fetches a URL and returns its text.
   *
   * @throws VodError `origin_not_allowed` or `fetch_failed`
   */
  async text(url: string, allowedOrigins: readonly string[]): Promise<string> {
    const response = await request(url, allowedOrigins);
    return readText(response).catch((error) => {
      throw isVodError(error) ? error : failed("the response cannot be read");
    });
  }

  /** Like {@link text}. A result is used for an hour. */
  cachedText(url: string, allowedOrigins: readonly string[]): Promise<string> {
    const now = this.#clock.now();
    const cached = this.#cached.get(url);
    if (cached !== undefined && Math.abs(now - cached.fetchedAt) < freshMs) return cached.text;
    const text = this.text(url, allowedOrigins);
    this.#cached.delete(url);
    this.#cached.set(url, { text, fetchedAt: now });
    text.catch(() => this.#cached.delete(url));
    return text;
  }
}

async function request(url: string, allowedOrigins: readonly string[]): Promise<Response> {
  if (!isAllowed(url, allowedOrigins)) {
    const message = "the delivery refers to a URL at an origin that the adapter does not allow";
    throw new VodError("origin_not_allowed", message);
  }
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { redirect: "error", signal }).catch(() => {
    throw failed("the server cannot be reached");
  });
  if (response.ok) return response;
  await response.body?.cancel();
  throw failed(`the server answered with ${response.status}`);
}

async function readText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    const bytes: Uint8Array = chunk;
    length += bytes.byteLength;
    if (length > maxBytes) throw failed("the response is too long");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Tells whether the origin of a URL matches one of the patterns. `*` stands for one label of the host. */
function isAllowed(url: string, patterns: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, username, password } = new URL(url);
  if (username !== "" || password !== "") return false;
  return patterns.some((pattern) => matcherOf(pattern).test(origin));
}

function matcherOf(pattern: string): RegExp {
  const literals = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literals.join("[a-z0-9-]+")}$`);
}

function failed(reason: string): VodError {
  return new VodError("fetch_failed", `a URL of the delivery could not be fetched: ${reason}`);
}
