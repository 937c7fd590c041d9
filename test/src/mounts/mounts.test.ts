import { itBehavesAsMount } from "./mount-behavior.js";

for (const name of [
  "node",
  "express",
  "fastify",
  "nestjs",
  "nestjs-fastify",
  "koa",
  "hono",
  "fetch",
  "next",
]) {
  describe(`the receiver in ${name}`, () => itBehavesAsMount(name));
}
