/** A planted fault of an inbox: the harness must find it. */
export type Flaw =
  | "acknowledges_early"
  | "completes_without_token"
  | "leases_for_no_time"
  | "writes_any_version"
  | "writes_states_late";
