import type { JobHelpers, TaskList } from "graphile-worker";
import type { Jobs } from "~/models/job.server";
import type { Deliverer } from "./deliver.server";
import { mailSignInLink } from "./sign-in-mail.server";
import { ringOnce } from "./test-ping.server";

/** Every job, each one verb. Payloads are our own: `models/job.server.ts` types what is enqueued. */
export function taskList(deliverer: Deliverer): TaskList {
  const tasks: { [Name in keyof Jobs]: (payload: Jobs[Name], helpers: JobHelpers) => Promise<void> } = {
    // Told to stop, it claims no more after five seconds; what is left is due and waits for the next worker.
    deliver: (_, { abortSignal }) => deliverer.deliverDue(abortSignal),
    "sign-in-mail": mailSignInLink,
    "test-ping": (payload) => ringOnce(payload, deliverer.sender),
  };
  return tasks as TaskList;
}
