import type { TaskList } from "graphile-worker";
import type { Jobs } from "~/models/job.server";
import type { Deliverer } from "./deliver.server";
import { mailSignInLink } from "./sign-in-mail.server";
import { ringOnce } from "./test-ping.server";

/** Every job, each one verb. Payloads are our own: `models/job.server.ts` types what is enqueued. */
export function taskList(deliverer: Deliverer): TaskList {
  const tasks: { [Name in keyof Jobs]: (payload: Jobs[Name]) => Promise<void> } = {
    deliver: () => deliverer.deliverDue(),
    "sign-in-mail": mailSignInLink,
    "test-ping": (payload) => ringOnce(payload, deliverer.sender),
  };
  return tasks as TaskList;
}
