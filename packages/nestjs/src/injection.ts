import { Inject } from "@nestjs/common";

/** Returns the injection token of the instance of a module with a name; of the one without a name by default. */
export function vodEventsToken(name?: string): string {
  return name === undefined ? "VodEvents" : `VodEvents(${name})`;
}

/** Injects the instance of a module, of the type `VodEvents`, into a constructor parameter or a property. */
export function InjectVodEvents(name?: string): ParameterDecorator & PropertyDecorator {
  return Inject(vodEventsToken(name));
}
