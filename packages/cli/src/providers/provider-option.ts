import { closestMatch } from "@vod-events/core/provider";
import { InvalidArgumentError } from "commander";
import { type ListedProvider, providerNames, providers } from "./providers.js";

/** Parses the name of a provider. */
export function parseProvider(name: string): ListedProvider {
  const provider = providers.find((listed) => listed.name === name);
  if (provider !== undefined) return provider;
  const meant = closestMatch(name, providerNames);
  const question = meant === undefined ? "" : ` (Did you mean ${meant}?)`;
  throw new InvalidArgumentError(`It must be ${providerNames.join(" or ")}${question}`);
}
