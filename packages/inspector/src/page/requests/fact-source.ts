import type { Fact } from "../../recording/facts.js";

/** What a {@link connect} tells. */
export interface FactListener {
  /** Facts arrived. */
  onFacts(facts: readonly Fact[]): void;
  /** The application was restarted: its facts begin anew. */
  onRestart(): void;
  onState(state: "connected" | "disconnected"): void;
}

/** Follows the facts of the application. The browser connects again by itself. */
export function connect({ onFacts, onRestart, onState }: FactListener): void {
  const source = new EventSource("api/facts");
  let epoch: string | undefined;
  source.addEventListener("open", () => onState("connected"));
  source.addEventListener("error", () => onState("disconnected"));
  source.addEventListener("message", ({ data, lastEventId }) => {
    const [current] = lastEventId.split(".");
    if (epoch !== undefined && epoch !== current) onRestart();
    epoch = current;
    onFacts(JSON.parse(data));
  });
}
