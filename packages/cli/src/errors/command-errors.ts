import type { VodErrorCode } from "@vod-events/core";
import type { CommandFailureCode } from "../io/failure.js";
import type { ErrorDescription } from "./error-description.js";

/** Errors of the commands that the library does not have. */
export const commandErrors = {
  usage: {
    meaning: "The arguments of a command are invalid.",
    remedy:
      "Correct what the message says. The help of the command lists arguments, options and examples.",
  },
  input_unreadable: {
    meaning: "A file or standard input cannot be read.",
    remedy: "Check the path, and that the user may read the file. The message has the reason.",
  },
  input_empty: {
    meaning: "The input is empty or consists of white space.",
    remedy: "Choose another file, or check that the program before the pipe succeeds.",
  },
  input_too_large: {
    meaning: "The input is larger than 16 MiB.",
    remedy: "Split the input: pass one callback or one API response at a time.",
  },
  input_not_utf8: {
    meaning: "The input is not text in UTF-8.",
    remedy: "Save the file in UTF-8. Some shells write UTF-16 when they redirect to a file.",
  },
  input_not_json: {
    meaning: "The input is not JSON, or has too many levels or values.",
    remedy:
      "Look at the line and the column in the message. Pass the body as the provider sent it, without headers.",
  },
  other_provider: {
    meaning: "The event is from a provider other than the given one.",
    remedy: "Pass the provider in the message as `--provider`.",
  },
  response_error: {
    meaning: "The input is an error response of the provider's API.",
    remedy:
      "Look up the code in the message in the documentation of the provider, and repeat the API call.",
  },
  output_unwritable: {
    meaning: "The output cannot be written.",
    remedy:
      "Check the free space and the target of the output. Events that `vod-events listen` did not print stay in its inbox.",
  },
  port_unavailable: {
    meaning: "The command cannot listen on a port.",
    remedy:
      "Stop the program that uses the port, or choose another one. The message has the option.",
  },
  capture_invalid: {
    meaning: "A captured callback is invalid.",
    remedy:
      "Correct the line in the message. `vod-events explain --help` describes the format, and `vod-events listen --capture` writes it.",
  },
  capture_unwritable: {
    meaning: "The file for rejected callbacks cannot be written or has other content.",
    remedy: "Choose another file, in an existing folder.",
  },
  report_unwritable: {
    meaning: "The report of a check cannot be written, or its file exists.",
    remedy: "Choose another file, in an existing folder.",
  },
  inbox_missing: {
    meaning: "The inbox does not exist.",
    remedy:
      "Pass the file or the database of the application as `--inbox`, or set `VOD_INBOX`. The application creates it at its start.",
  },
  id_unknown: {
    meaning: "No event or media has the id.",
    remedy:
      "List the ids by `vod-events inbox list` or `vod-events media list`. An inbox deletes handled events after some time ([where an event is](docs/inbox-and-guarantees.md#where-an-event-is)).",
  },
  inbox_in_use: {
    meaning: "An application uses the inbox that is copied.",
    remedy:
      "Stop the application and copy again ([move to another inbox](docs/deployment.md#move-to-another-inbox)).",
  },
  copy_differs: {
    meaning: "Entries of the target of a copy differ from those of the source.",
    remedy:
      "Find out which inbox was used after an earlier copy, and copy to an empty one ([move to another inbox](docs/deployment.md#move-to-another-inbox)).",
  },
  delivery_rejected: {
    meaning: "The application does not acknowledge a delivery.",
    remedy:
      "Look at the status in the message and at the log of the application ([troubleshooting](docs/troubleshooting.md)).",
  },
  receiver_unreachable: {
    meaning: "The application does not respond to a delivery.",
    remedy: "Start the application, and check host, port and `http` or `https` of its URL.",
  },
  no_cloud: {
    meaning: "No simulated cloud can be started and configured.",
    remedy:
      "Correct the errors before it, or install an adapter and its SDK ([local development](docs/local-development.md)).",
  },
  dev_running: {
    meaning: "A dev server of this project runs already.",
    remedy: "Stop it, or use it: `vod-events simulate` and `vod-events trigger --dev` find it.",
  },
  dev_not_running: {
    meaning: "No dev server of this project runs.",
    remedy: "Start `vod-events dev` in the folder of the project, in another terminal.",
  },
  dev_failed: {
    meaning: "The dev server stopped during a request.",
    remedy: "Start `vod-events dev` again. Its output has the reason.",
  },
} satisfies Readonly<Record<Exclude<CommandFailureCode, VodErrorCode>, ErrorDescription>>;
