import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";

const executablePath = ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find((path) =>
  existsSync(path),
);

const args = [
  ...["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
];

/** A real browser of its own profile. */
export interface Browser {
  /** Opens a page in a window of its own, without the cookies of others. */
  open(options?: BrowserContextOptions): Promise<Page>;
  /** Returns the page that is kept open: a new one costs as much as a test. */
  firstPage(): Promise<Page>;
  close(): Promise<void>;
}

/** Starts Chromium, which must be installed. */
export async function startBrowser(): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), "vod-events-browser-"));
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    args,
    env: { ...process.env, HOME: folder },
  });
  const open = async (options: BrowserContextOptions = {}) => {
    const context: BrowserContext = await browser.newContext({ locale: "en-US", ...options });
    context.setDefaultTimeout(5000);
    return context.newPage();
  };
  let first: Promise<Page> | undefined;
  return {
    open,
    firstPage() {
      first ??= open();
      return first;
    },
    async close() {
      await browser.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

let shared: Promise<Browser> | undefined;

/** The browser of all tests. It is closed after the last one. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= startBrowser();
  return shared;
}

/** Closes the browser of all tests, if there is one. */
export async function closeSharedBrowser(): Promise<void> {
  await (await shared)?.close();
}

/** Describes tests in a browser. They are skipped without one. */
export function describeInBrowser(name: string, define: (this: Mocha.Suite) => void): void {
  if (executablePath !== undefined) describe(name, define);
  else
    describe.skip(`${name} (skipped: no chromium. Install it: apt-get install chromium)`, define);
}
