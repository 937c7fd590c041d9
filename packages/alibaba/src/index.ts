/**
 * The adapter for Alibaba Cloud VOD (ApsaraVideo VOD).
 *
 * @module
 */
export {};
