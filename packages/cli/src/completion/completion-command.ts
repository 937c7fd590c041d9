import { Argument } from "commander";
import type { DefineCommand } from "../io/define-command.js";
import { type Shell, scripts, shells } from "./scripts.js";

const explanation = `
Examples:
  bash:  echo 'source <(vod-events completion bash)' >> ~/.bashrc
  zsh:   echo 'source <(vod-events completion zsh)' >> ~/.zshrc
  fish:  vod-events completion fish > ~/.config/fish/completions/vod-events.fish

In zsh, compinit must run before. The script completes commands, options, error codes, the names of
installed adapters and the names of their events. It calls vod-events, which loads no SDK for that.`;

/** Defines `vod-events completion`. */
export const defineCompletion: DefineCommand = (command, io, finish) => {
  command
    .description("Print a script that completes commands, options and names in a shell.")
    .addArgument(new Argument("<shell>", "the shell").choices(shells))
    .addHelpText("after", explanation)
    .action((shell: Shell) => {
      io.stdout.write(scripts[shell]);
      finish(0);
    });
};
