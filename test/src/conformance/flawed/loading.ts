import { type Flaw, template } from "./flaw.js";

const caughtBy =
  "loading: creating the adapter and translating an event starts nothing and loads no lazy package";

/** Modules that do something before they are used. */
export const loadingFlaws: readonly Flaw[] = [
  {
    name: "a timer starts when the adapter is loaded",
    caughtBy,
    message: /leaves traces in the process: a timer or handle/,
    tested: withModule("setTimeout(() => {}, 50);"),
  },
  {
    name: "a timer never ends",
    caughtBy,
    message: /leaves traces in the process: a timer or handle/,
    tested: withModule("setInterval(() => {}, 50);"),
  },
  {
    name: "a global variable is set",
    caughtBy,
    message: /leaves traces in the process: a global/,
    tested: withModule("globalThis.lumenCache = new Map();"),
  },
  {
    name: "the SDK is loaded with the adapter",
    caughtBy,
    message: /the package lumen-sdk is loaded/,
    tested: withModule('import "lumen-sdk/client";'),
  },
  {
    name: "the adapter needs an environment variable to receive",
    caughtBy,
    message: /the process failed: TypeError/,
    tested: withModule("process.env.LUMEN_TOKEN.trim();"),
  },
];

/** The template adapter in a module that also runs other code. */
function withModule(code: string) {
  const adapter = JSON.stringify(import.meta.resolve("@vod-events/adapter-template"));
  const text = `export { lumen } from ${adapter};\n${code}`;
  return {
    ...template,
    loading: {
      module: `data:text/javascript,${encodeURIComponent(text)}`,
      factory: "lumen",
      from: import.meta.dirname,
      lazyPackages: ["lumen-sdk"],
    },
  };
}
