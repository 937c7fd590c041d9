import { closeSharedBrowser } from "./browser.js";

// A hook of the root suite: it runs after the last test of all files.
after(closeSharedBrowser);
