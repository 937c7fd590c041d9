export { type Instrument, instruments } from "./instruments.js";
export { type OpenTelemetryOptions, openTelemetry } from "./open-telemetry.js";
