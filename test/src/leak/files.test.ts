import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { configVariables } from "@vod-events/config";
import { createVodEvents } from "@vod-events/core";
import { sqliteInbox } from "@vod-events/sqlite";
import { tencent } from "@vod-events/tencent";
import { Project } from "../config/project.js";
import { Canaries } from "./canaries.js";
import { type AllowedCanary, assertNoLeaks, Evidence } from "./evidence.js";

const allowed: readonly AllowedCanary[] = [
  {
    canary: /^(adapter|an import|VOD_PROVIDER)$/,
    where: /^a config/,
    why: "the name of a provider or of a module is no secret, and is said where there is none",
  },
  {
    canary: /^(VOD_CONFIG|VOD_SIGNING_KEY_FILE|VOD_INBOX)$/,
    where: /^a config$/,
    why: "where a file is, is said where it cannot be used",
  },
];

describe("messages about an invalid file contain nothing of it", () => {
  let canaries: Canaries;
  let evidence: Evidence;
  let folder: string;
  beforeEach(() => {
    canaries = new Canaries();
    evidence = new Evidence(canaries);
    folder = mkdtempSync(join(tmpdir(), "vod-events-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it("for a config file and environment variables", async () => {
    const project = new Project();
    try {
      const secret = () => canaries.plant("a line of a config file");
      const contents = [
        `{ "callback": { "url": "${secret()}" }`,
        `{ "callback": { "url": "${secret()}" } }`,
        `{ "callback": { "signing": { "kee": "${secret()}" } } }`,
        JSON.stringify({ providers: { a: { adapter: canaries.plant("adapter") } }, provider: "a" }),
        JSON.stringify({ providers: { tencent: { secretKey: secret() } }, provider: "tencent" }),
        JSON.stringify(secret()),
      ];
      for (const content of contents) {
        const file = project.write("vod-events.config.json", content);
        await evidence.thrown("a config file", () => loaded(project, { file }));
      }
      const codes = [
        `const key = "${secret()}"; export default {{ key };`,
        `export default "${secret()}";`,
        `const callback = { url: "${secret()}" }; export default callback.nothing.at("${secret()}");`,
        `import "./${canaries.plant("an import")}.js"; export default {};`,
      ];
      for (const content of codes) {
        const file = project.write("vod-events.config.ts", content);
        await evidence.thrown("a config file", () => loaded(project, { file }));
      }
      for (const name of configVariables) {
        const env = { VOD_PROVIDER: "tencent", VOD_CALLBACK_URL: "https://a.example/b" };
        const load = () => loaded(project, { env: { ...env, [name]: canaries.plant(name) } });
        await load().catch((error: unknown) => evidence.value("a config", error));
      }
    } finally {
      project.remove();
    }
    await assertNoLeaks(evidence, allowed);
  });

  async function loaded(project: Project, sources: object): Promise<void> {
    const { options } = await project.load(sources);
    createVodEvents(options);
  }

  it("for a key file and an inbox file", async () => {
    const path = join(folder, "a-file");
    const secret = canaries.plant("a line of a file");
    const callback = { mode: "push", url: "https://app.example/vod", signing: { keyFile: path } };
    const providers = { tencent: () => tencent({ env: {} }) };
    const contents = [
      ...[secret, JSON.stringify(secret), `{"key":"${secret}"`, JSON.stringify({ kee: secret })],
      JSON.stringify({ key: [secret] }),
      JSON.stringify({ key: "a", previousKeys: [{ key: secret, until: secret }] }),
    ];
    for (const content of contents) {
      writeFileSync(path, content);
      const options = { provider: "tencent", providers, callback };
      await evidence.thrown("a key file", () => createVodEvents(options as never));
    }
    writeFileSync(path, secret.repeat(1000));
    await evidence.thrown("an inbox file", async () => sqliteInbox(path).admin.stats());
    await assertNoLeaks(evidence, allowed);
  });
});
