import { setImmediate } from "node:timers/promises";
import type { Verification } from "../provider/verification.js";
import type { Attempts, Suspect } from "./attempts.js";
import { bodyCandidates } from "./body-candidates.js";
import type { CandidateCause, CandidateContext, Variation } from "./candidate.js";
import type { Cause } from "./explanation.js";
import { headerCandidates } from "./header-candidates.js";
import { keyCandidates } from "./key-candidates.js";
import { urlCandidates } from "./url-candidates.js";

/** The result of a search: causes that make the signature valid, or one that brings it closer. */
export interface Found {
  readonly causes: readonly Cause[];
  /** The adapter's result without the causes. */
  readonly verification: Verification;
}

interface Trial {
  readonly candidate: CandidateCause;
  readonly variation: Variation;
}

const otherHypotheses = [...headerCandidates, ...bodyCandidates, ...urlCandidates];

/** Tries each candidate alone, then each together with every mistake of a key. */
export async function searchCause(
  suspect: Suspect,
  before: Verification,
  context: CandidateContext,
  attempts: Attempts,
): Promise<Found | undefined> {
  const ofKeys = trialsOf(keyCandidates, suspect, context);
  const ofOthers = trialsOf(otherHypotheses, suspect, context);
  let nearest: Found = { causes: [], verification: before };
  for (const trial of [...ofKeys, ...ofOthers]) {
    const verification = await tryOne(suspect, [trial], attempts);
    if (verification === undefined) continue;
    const found = { causes: [causeOf(trial)], verification };
    if (verification.status === "verified") return found;
    // A better result with another provider means nothing unless the signature is valid.
    if (trial.variation.provider !== undefined) continue;
    if (nearness(verification) > nearness(nearest.verification)) nearest = found;
  }
  const pair = await searchPair(suspect, ofKeys, ofOthers, attempts);
  return pair ?? (nearest.causes.length > 0 ? nearest : undefined);
}

/** Tries all keys at once with each other variation, then finds the key that made the signature valid. */
async function searchPair(
  suspect: Suspect,
  ofKeys: readonly Trial[],
  ofOthers: readonly Trial[],
  attempts: Attempts,
): Promise<Found | undefined> {
  const keys = [...new Set(ofKeys.flatMap(({ variation }) => variation.keys ?? []))];
  for (const other of ofOthers) {
    const together = { ...suspect, keys };
    const any = await tryOne(together, [other], attempts);
    if (any?.status !== "verified") continue;
    for (const key of ofKeys) {
      const verification = await tryOne(suspect, [other, key], attempts);
      if (verification?.status !== "verified") continue;
      return { causes: [causeOf(key), causeOf(other)], verification };
    }
  }
  return undefined;
}

/** Yields to the event loop first, because a large body takes time. */
async function tryOne(
  suspect: Suspect,
  trials: readonly Trial[],
  attempts: Attempts,
): Promise<Verification | undefined> {
  await setImmediate();
  const [first, second] = trials.map(({ variation }) => variation);
  return attempts.verify({ ...suspect, ...first, ...second });
}

function trialsOf(
  candidates: readonly CandidateCause[],
  suspect: Suspect,
  context: CandidateContext,
): readonly Trial[] {
  const { covers } = suspect.provider.capabilities.signing;
  return candidates
    .filter(({ part }) => part === undefined || covers.includes(part))
    .flatMap((candidate) =>
      [...candidate.variations(suspect, context)].map((variation) => ({ candidate, variation })),
    );
}

function causeOf({ candidate: { name, message, fix }, variation: { detail } }: Trial): Cause {
  return { name, message: detail === undefined ? message : `${message}: ${detail}`, fix };
}

/** Ranks how far an adapter got with a signature. */
function nearness(verification: Verification): number {
  if (verification.status === "verified") return 3;
  if (verification.status === "unsigned") return 1;
  if (verification.code === "signature_mismatch") return 2;
  return verification.code === "body_not_json" ? 0 : 1;
}
