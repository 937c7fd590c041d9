import { appendFile, chmod, readFile, stat } from "node:fs/promises";
import { CommandFailure } from "../io/failure.js";
import { systemCode } from "../io/system-code.js";

/** The maximum number of callbacks. A few are enough to analyze. */
const maxCallbacks = 100;

/** The maximum size, below the input limit of `explain`. */
const maxBytes = 12 * 2 ** 20;

/** A file of rejected callbacks, as JSON lines. Only its owner may read it. */
export class CaptureFile {
  readonly #path: string;
  #held: number;
  #bytes: number;
  #writing: Promise<unknown> = Promise.resolve();

  private constructor(path: string, content: string) {
    this.#path = path;
    this.#held = content.split("\n").length - 1;
    this.#bytes = Buffer.byteLength(content);
  }

  /**
   * Opens or creates the file.
   *
   * @throws CommandFailure when the file cannot be written or has other content
   */
  static async open(path: string): Promise<CaptureFile> {
    try {
      await appendFile(path, "", { mode: 0o600 });
      const content = await contentOf(path);
      await chmod(path, 0o600);
      if (!/(^|\n)$/.test(content)) await appendFile(path, "\n");
      return new CaptureFile(path, content);
    } catch (error) {
      if (error instanceof CommandFailure) throw error;
      throw unwritable(`cannot write ${path}: system error ${systemCode(error)}`);
    }
  }

  get held(): number {
    return this.#held;
  }

  /** Tells whether another line fits. */
  hasRoomFor(line: string): boolean {
    return this.#held < maxCallbacks && this.#bytes + line.length <= maxBytes;
  }

  /** Appends a line. */
  async add(line: string): Promise<void> {
    this.#held += 1;
    this.#bytes += line.length;
    const written = this.#writing.then(() => appendFile(this.#path, line));
    this.#writing = written.catch(() => undefined);
    await written;
  }
}

/**
 * Returns the lines of an existing capture. A file with other content is rejected, because appended lines would damage
 * it.
 */
async function contentOf(path: string): Promise<string> {
  const other = () => unwritable(`${path} has other content. Choose another file for the capture`);
  const status = await stat(path);
  if (!status.isFile() || status.size > 2 * maxBytes) throw other();
  const content = await readFile(path, "utf8");
  if (content !== "" && !isJsonObject(content.split("\n")[0] ?? "")) throw other();
  return content;
}

function isJsonObject(line: string): boolean {
  try {
    return line.startsWith("{") && typeof JSON.parse(line) === "object";
  } catch {
    return false;
  }
}

function unwritable(message: string): CommandFailure {
  return new CommandFailure("capture_unwritable", message);
}
