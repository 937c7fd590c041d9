import { configFlaws } from "./config.js";
import { decodingFlaws } from "./decoding.js";
import { deliveryFlaws } from "./delivery.js";
import { descriptionFlaws } from "./description.js";
import { endpointFlaws } from "./endpoints.js";
import type { Flaw } from "./flaw.js";
import { identityFlaws } from "./identity.js";
import { loadingFlaws } from "./loading.js";
import { mediaFlaws } from "./media.js";
import { queueFlaws } from "./queue.js";
import { reconciliationFlaws } from "./reconciliation.js";
import { sourceFlaws } from "./sources.js";
import { translationFlaws } from "./translation.js";
import { verificationFlaws } from "./verification.js";

/** All flaws that the conformance kit must catch. */
export const flaws: readonly Flaw[] = [
  ...descriptionFlaws,
  ...identityFlaws,
  ...verificationFlaws,
  ...deliveryFlaws,
  ...decodingFlaws,
  ...translationFlaws,
  ...mediaFlaws,
  ...configFlaws,
  ...endpointFlaws,
  ...queueFlaws,
  ...reconciliationFlaws,
  ...sourceFlaws,
  ...loadingFlaws,
];
