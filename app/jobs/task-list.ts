import type { JobHelpers, TaskList } from "graphile-worker";
import { now } from "~/clock.server";
import type { Jobs } from "~/models/job.server";
import { ringDueWaves } from "~/models/waves.server";
import { ringForFreed } from "~/models/withdraw-all.server";
import { mailAssociationNews } from "./association-mail.server";
import { mailBarrier } from "./barrier-mail.server";
import type { Deliverer } from "./deliver.server";
import { mailGuardian } from "./guardian-mail.server";
import { mailReportNews } from "./report-mail.server";
import { forget } from "./retention.server";
import { warnUnused } from "./retention-warning.server";
import { mailSignInLink } from "./sign-in-mail.server";
import { mailStaffLink } from "./staff-mail.server";
import { ringOnce } from "./test-ping.server";

/** Every job, each one verb. Payloads are our own: `models/job.server.ts` types what is enqueued. */
export function taskList(deliverer: Deliverer): TaskList {
  const tasks: { [Name in keyof Jobs]: (payload: Jobs[Name], helpers: JobHelpers) => Promise<void> } = {
    // Told to stop, it claims no more after five seconds; what is left is due and waits for the next worker.
    deliver: (_, { abortSignal }) => deliverer.deliverDue(abortSignal),
    waves: async () => void (await ringDueWaves(now())),
    "sign-in-mail": mailSignInLink,
    "staff-mail": mailStaffLink,
    "association-mail": mailAssociationNews,
    "places-freed": ({ helpRequestIds }) => ringForFreed(helpRequestIds, now()),
    "guardian-mail": mailGuardian,
    retention: forget,
    "retention-warning": (payload) => warnUnused(payload, deliverer.sender),
    "report-mail": mailReportNews,
    "barrier-mail": mailBarrier,
    "test-ping": (payload) => ringOnce(payload, deliverer.sender),
  };
  return tasks as TaskList;
}
