import { cpSync, mkdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { INestApplication, INestApplicationContext, Type } from "@nestjs/common";
import type { AbstractHttpAdapter } from "@nestjs/core";
import * as core from "@nestjs/core";
import * as express from "@nestjs/platform-express";
import * as fastify from "@nestjs/platform-fastify";
import * as nestjs from "@vod-events/nestjs";
import { root } from "../layout/repository.js";

/** The HTTP platforms of NestJS. */
export type Platform = "express" | "fastify";

export const platforms: readonly Platform[] = ["express", "fastify"];

/** A major version of NestJS, with a copy of the package that uses it. */
export interface Framework {
  readonly VodEventsModule: typeof nestjs.VodEventsModule;
  adapter(platform: Platform): AbstractHttpAdapter;
  createApplication(module: Type, adapter: AbstractHttpAdapter): Promise<INestApplication>;
  createContext(module: Type): Promise<INestApplicationContext>;
}

interface Modules {
  readonly core: typeof core;
  readonly express: typeof express;
  readonly fastify: typeof fastify;
  readonly nestjs: typeof nestjs;
}

/** The current and the previous major version. Their metadata have the same form, so they share decorators. */
export async function loadFramework(major: "current" | "previous"): Promise<Framework> {
  const modules =
    major === "current" ? { core, express, fastify, nestjs } : await previousModules();
  const { NestFactory } = modules.core;
  const options = { logger: false, abortOnError: false } as const;
  return {
    VodEventsModule: modules.nestjs.VodEventsModule,
    adapter: (platform) =>
      platform === "express"
        ? new modules.express.ExpressAdapter()
        : new modules.fastify.FastifyAdapter(),
    createApplication: (module, adapter) => NestFactory.create(module, adapter, options),
    createContext: (module) => NestFactory.createApplicationContext(module, options),
  };
}

/** Puts a copy of the built package beside the previous version, which it then finds. */
async function previousModules(): Promise<Modules> {
  const folder = join(root, "test/nestjs-11");
  const copy = join(folder, "dist/node_modules/@vod-events/nestjs");
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  for (const part of ["package.json", "dist"]) {
    cpSync(join(root, "packages/nestjs", part), join(copy, part), { recursive: true });
  }
  const require = createRequire(join(folder, "package.json"));
  return {
    core: require("@nestjs/core"),
    express: require("@nestjs/platform-express"),
    fastify: require("@nestjs/platform-fastify"),
    nestjs: await import(pathToFileURL(join(copy, "dist/index.js")).href),
  };
}
