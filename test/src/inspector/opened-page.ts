import type { BrowserContextOptions, Page } from "playwright-core";
import { type Browser, sharedBrowser } from "./browser.js";
import {
  type InspectedApplication,
  type InspectedOptions,
  inspectedApplication,
} from "./inspected-application.js";

/** A page of the inspector, and what it must never do. */
export interface OpenedPage {
  readonly page: Page;
  /** Messages of the console, errors of scripts, and dialogs. */
  readonly complaints: string[];
  /** The requested URLs, and the content of all answers but streams. */
  readonly requested: string[];
  readonly answers: string[];
}

/** One browser for the tests of a suite, and an application for each test. */
export function pageTestbed(inspected: InspectedOptions = {}) {
  let browser: Browser;
  let application: InspectedApplication;
  before(async function () {
    this.timeout(20_000);
    browser = await sharedBrowser();
  });
  beforeEach(async () => {
    application = await inspectedApplication(inspected);
  });
  afterEach(() => application.close());
  return {
    get application() {
      return application;
    },
    /** Opens the URL that the command prints. Pages without options follow each other in one window. */
    async open(options?: BrowserContextOptions): Promise<OpenedPage> {
      const page = options === undefined ? await browser.firstPage() : await browser.open(options);
      page.removeAllListeners();
      // The page of the test before looks for its application, which is closed.
      await page.goto("about:blank");
      const opened: OpenedPage = { page, complaints: [], requested: [], answers: [] };
      page.on("console", (message) => opened.complaints.push(message.text()));
      page.on("pageerror", (error) => opened.complaints.push(error.message));
      page.on("dialog", (dialog) => opened.complaints.push(dialog.message()));
      page.on("request", (request) => opened.requested.push(request.url()));
      page.on("response", async (response) => {
        const isStream = response.url().endsWith("api/facts");
        if (!isStream) opened.answers.push(await response.text().catch(() => ""));
      });
      await page.goto(application.inspector.url);
      await page.locator(".status.connected").waitFor();
      return opened;
    },
  };
}

/** Selects the first row with a text and waits for its details. */
export async function select(page: Page, text: string): Promise<void> {
  await page.locator(".row", { hasText: text }).first().click();
  await page.locator(".detail[aria-busy=false] h2").waitFor();
}
