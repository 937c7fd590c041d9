import { InvalidArgumentError } from "commander";
import { CommandFailure } from "./failure.js";
import { nearest } from "./nearest.js";
import { type ListedProvider, providerNames, providers } from "./providers.js";
import type { Shell } from "./shell.js";

/** Reads the name of a cloud, as it is typed. */
export function parseProvider(name: string): ListedProvider {
  const provider = providers.find((listed) => listed.name === name);
  if (provider !== undefined) return provider;
  const meant = nearest(name, providerNames);
  const question = meant === undefined ? "" : ` (Did you mean ${meant}?)`;
  throw new InvalidArgumentError(`It must be ${providerNames.join(" or ")}${question}`);
}

/**
 * The cloud that was typed, or else the one in `VOD_PROVIDER`.
 *
 * @throws CommandFailure where there is neither
 */
export function chosenProvider(
  typed: ListedProvider | undefined,
  { VOD_PROVIDER: name }: Shell["env"],
): ListedProvider {
  if (typed !== undefined) return typed;
  const provider = providers.find((listed) => listed.name === name);
  if (provider !== undefined) return provider;
  const names = providerNames.join(" or ");
  throw new CommandFailure(
    "usage",
    name ? `VOD_PROVIDER must be ${names}` : `name the cloud: --provider or VOD_PROVIDER, ${names}`,
  );
}
