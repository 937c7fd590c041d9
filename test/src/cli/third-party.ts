import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type CommandResult, type RunOptions, runInProcess } from "./run-in-process.js";

/** The signing key of the project. */
export const acmeKey = "acme-key-1";

/**
 * An adapter as another author would publish it: plain JavaScript without dependencies. Its cloud is a file, sends
 * several events in a delivery and signs with a header.
 */
const adapter = `
import { createHmac } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";

const sign = (key, body) => createHmac("sha256", key).update(body).digest("hex");

export function isAcmeEvent(event) {
  return event.provider === "acme";
}

export function acme({ env = process.env } = {}) {
  const path = env.ACME_STATE;
  const off = { mode: "push", signing: "off", events: { "media.uploaded": false }, native: {} };
  const callback = {
    async read() {
      try {
        return JSON.parse(readFileSync(path, "utf8"));
      } catch {
        return off;
      }
    },
    async write({ after }) {
      writeFileSync(path, JSON.stringify({ ...after, native: {} }));
    },
    async remove() {
      rmSync(path, { force: true });
    },
  };
  return {
    id: "acme",
    capabilities: {
      modes: ["push"],
      events: { "media.uploaded": "switchable" },
      signing: { covers: ["body"] },
      url: { schemes: ["http", "https"] },
      read: "full",
      write: "merge",
      callsPerSecond: {},
    },
    environment: [{ name: "ACME_STATE", option: "state", description: "the file of the cloud" }],
    recognizes: (json) => typeof json === "object" && json !== null && "acme" in json,
    verify({ headers, body }, keys) {
      const signature = headers["acme-signature"];
      if (signature === undefined) return { status: "unsigned" };
      return keys.some((key) => sign(key, body) === signature)
        ? { status: "verified", covers: ["body"] }
        : { status: "rejected", code: "signature_mismatch" };
    },
    unwrapResponse(json) {
      return json.error === undefined
        ? { ok: true, events: [{ json }] }
        : { ok: false, code: "response_error", problem: "Acme responded with " + json.error };
    },
    unwrap(json) {
      if (json.confirm) return { kind: "handshake", url: json.confirm };
      return { kind: "events", events: json.acme ?? [] };
    },
    decode: (json) =>
      typeof json.id === "string"
        ? { ok: true, wire: json }
        : { ok: false, problems: ["id must be a string"] },
    normalize: (wire) => wire.id === "broken" ? wire.missing.media : wire.id === "none" ? null : [
      {
        id: "acme:" + wire.id,
        idSource: "provider",
        type: "media.uploaded",
        provider: "acme",
        outcome: "succeeded",
        mediaId: wire.id,
        data: { media: {}, followUpTaskIds: [] },
        native: { type: "upload", payload: wire },
      },
    ],
    callback,
  };
}
`;

/** A project of a user outside this repository. */
export class UserProject {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), "vod-events-user-")));

  write(name: string, content: string | object): this {
    const path = join(this.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
    return this;
  }

  /** Installs the adapter as a package of this name. */
  install(name = "@acme/vod-adapter"): this {
    const exported = { ".": { import: "./index.js" } };
    const vodEvents = { adapter: "acme" };
    const manifest = { name, version: "1.0.0", type: "module", exports: exported, vodEvents };
    return this.write(`node_modules/${name}/package.json`, manifest).write(
      `node_modules/${name}/index.js`,
      adapter,
    );
  }

  /** Writes the adapter as a file of the project. */
  writeAdapter(name: string): this {
    return this.write(name, adapter);
  }

  configure(content: object): this {
    const callback = { url: "https://app.example/vod", signing: { key: acmeKey } };
    return this.write("vod-events.config.json", { provider: "acme", callback, ...content });
  }

  run(argv: readonly string[], { env = {}, ...options }: RunOptions = {}): Promise<CommandResult> {
    const state = { ACME_STATE: join(this.path, "state.json") };
    return runInProcess(argv, { cwd: this.path, env: { ...state, ...env }, ...options });
  }

  remove(): void {
    rmSync(this.path, { recursive: true });
  }
}
