import type { CloudSession } from "./cloud-session.js";

/** Requirements for a simulated cloud by name. A check rejects with an `AssertionError` that names the problem. */
export type SimulatorCases = Readonly<Record<string, (session: CloudSession) => Promise<void>>>;
