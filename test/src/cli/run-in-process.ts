import { type Io, run } from "@vod-events/cli";

/** The exit code and the output of a command. */
export interface CommandResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment of a command in a test. */
export interface RunOptions {
  /** The standard input. Text is sent as UTF-8. */
  readonly input?: string | Uint8Array;
  /** Whether the streams are a terminal. */
  readonly terminal?: boolean;
  /** The width of the output. */
  readonly columns?: number;
  readonly env?: Io["env"];
  readonly cwd?: string;
  readonly clock?: Io["clock"];
  /** Answers the questions on the terminal. */
  readonly confirm?: (question: string) => Promise<boolean>;
}

/** Runs the command inside this process. */
export async function runInProcess(
  argv: readonly string[],
  { input = "", terminal = false, columns, env = {}, ...rest }: RunOptions = {},
): Promise<CommandResult> {
  const printed = { stdout: "", stderr: "" };
  const output = (name: keyof typeof printed) => ({
    isTTY: terminal,
    columns,
    write: (text: string, done?: () => void) => {
      printed[name] += text;
      done?.();
    },
  });
  const stdin = Object.assign(pipe(Buffer.from(input)), { isTTY: terminal });
  const io = { stdin, stdout: output("stdout"), stderr: output("stderr"), env, ...rest };
  const exitCode = await run(argv, io);
  return { exitCode, ...printed };
}

/** Runs `vod-events decode` on a body: a JSON value, or text or bytes as they are. */
export function decodeInProcess(
  provider: string,
  body: unknown,
  flags: readonly string[] = [],
  options: RunOptions = {},
): Promise<CommandResult> {
  const isRaw = typeof body === "string" || body instanceof Uint8Array;
  const input = isRaw ? body : JSON.stringify(body);
  return runInProcess(["decode", "--provider", provider, ...flags], { ...options, input });
}

/** Brings bytes in two parts, cut where a character may be. */
async function* pipe(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const middle = Math.floor(bytes.byteLength / 2);
  if (middle > 0) yield bytes.subarray(0, middle);
  if (bytes.byteLength > 0) yield bytes.subarray(middle);
}
