import { until } from "../end-to-end/testbed.js";
import { freePort } from "../examples/free-port.js";
import { runExample } from "../examples/run-example.js";
import { signingKey } from "./signed-delivery.js";

/** An example of a mount, running as a process of its own and listening. */
export interface ExampleServer {
  /** The base of the callback URLs. */
  readonly url: string;
  readonly output: () => string;
  /** Ends it as a host does; resolves to its exit code. */
  stop(): Promise<number | null>;
}

/** The command that runs a JavaScript file, with its options. */
export type Runtime = readonly [string, ...string[]];

/** Starts an example of `examples/src/mounts`. Default: in Node. */
export async function startMount(name: string, runtime?: Runtime): Promise<ExampleServer> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/vod`;
  const variables = {
    VOD_PROVIDER: "baidu",
    VOD_CALLBACK_URL: url,
    VOD_SIGNING_KEY: signingKey,
    PORT: String(port),
  };
  const { process, output, ended } = runExample(`mounts/${name}`, variables, runtime);
  let listening = false;
  const pollUntilListening = async () => {
    while (!listening && process.exitCode === null) {
      listening = await fetch(url).then(
        () => true,
        () => false,
      );
    }
  };
  pollUntilListening();
  await until(() => listening, `${name} to listen: ${output()}`);
  return {
    url,
    output,
    stop() {
      process.kill("SIGTERM");
      return ended;
    },
  };
}
