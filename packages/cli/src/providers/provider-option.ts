import { didYouMean } from "@vod-events/core/provider";
import { InvalidArgumentError } from "commander";
import { type ListedProvider, providerNames, providers } from "./providers.js";

/** Parses the name of a provider. */
export function parseProvider(name: string): ListedProvider {
  const provider = providers.find((listed) => listed.name === name);
  if (provider !== undefined) return provider;
  throw new InvalidArgumentError(
    `It must be ${providerNames.join(" or ")}${didYouMean(name, providerNames)}`,
  );
}
