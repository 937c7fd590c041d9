import { changed, type Flaw, template } from "./flaw.js";

/** Statements of an adapter about itself that are not true. */
export const descriptionFlaws: readonly Flaw[] = [
  {
    name: "a documented type has no sample",
    caughtBy: "description: there is a sample of every native type, and of no other",
    message: /samples: must have one for each of nativeEvents/,
    tested: changed(({ samples }) => ({
      async samples() {
        const { "asset.deleted": _, ...others } = (await samples?.()) ?? {};
        return others;
      },
    })),
  },
  {
    name: "a type becomes an event that its description does not list",
    caughtBy: "description: each sample gives the neutral types that nativeEvents lists",
    message: /nativeEvents\.asset\.deleted\.events: does not list media.deleted/,
    tested: changed(({ nativeEvents = {}, capabilities }) => ({
      capabilities: {
        ...capabilities,
        events: { "media.uploaded": "switchable", "media.transcoded": "switchable" },
      },
      nativeEvents: {
        ...nativeEvents,
        "asset.deleted": { events: ["media.uploaded"], documentation: "https://lumen.example/" },
      },
    })),
  },
  {
    name: "a native type names no page",
    caughtBy: "description: every native type names the page that documents it",
    message: /nativeEvents\.asset\.deleted\.documentation: must be the URL of a page/,
    tested: changed(({ nativeEvents = {} }) => ({
      nativeEvents: {
        ...nativeEvents,
        "asset.deleted": { events: ["media.deleted"], documentation: "the page of events" },
      },
    })),
  },
  {
    name: "the capabilities list a type that no event becomes",
    caughtBy: "description: the capabilities list exactly the types that native events become",
    message: /capabilities\.events: differs from nativeEvents in media\.restored/,
    tested: changed(({ capabilities }) => ({
      capabilities: {
        ...capabilities,
        events: { ...capabilities.events, "media.restored": "always" },
      },
    })),
  },
  {
    name: "everything is recognized",
    caughtBy: "description: the adapter recognizes its samples, and those of no other cloud",
    message: /recognizes: is true for null/,
    tested: changed(() => ({ recognizes: () => true })),
  },
  {
    name: "every object with a type is recognized",
    caughtBy: "description: the adapter recognizes its samples, and those of no other cloud",
    message: /recognizes: is true for video\.ready of other/,
    tested: {
      ...changed(() => ({
        recognizes: (json) => typeof json === "object" && json !== null && "type" in json,
      })),
      others: [
        {
          ...template.create(),
          id: "other",
          samples: async () => ({ "video.ready": { type: "video.ready" } }),
        },
      ],
    },
  },
  {
    name: "a variable belongs to two options",
    caughtBy: "description: each environment variable belongs to one option",
    message: /environment: the name LUMEN_TOKEN is listed twice/,
    tested: changed(({ environment = [] }) => ({
      environment: [
        ...environment,
        { name: "LUMEN_TOKEN", option: "token", description: "the API token" },
      ],
    })),
  },
];
