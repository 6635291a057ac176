import type { ReportCaseData } from "~/components/report-case";
import { decisionsFor, reportCategories, reportDecisions, reportSubjects } from "~/domain/reports";
import { othersAbout, type StoredReport } from "~/models/report-read.server";

/** A report as its page shows it: whether there is a contact, never which. */
export async function caseOf(stored: StoredReport): Promise<ReportCaseData> {
  const { id, subject, category, text, contact, createdAt, helpRequest, association } = stored;
  const { status, decision, decidedAt, reason } = stored;
  const known = reportDecisions.find((one) => one === decision);
  return {
    ...{ id, text, hasContact: contact !== "", createdAt: createdAt.toISOString() },
    subject: reportSubjects.find((one) => one === subject) ?? "need",
    category: reportCategories.find((one) => one === category) ?? "something-else",
    need: helpRequest && {
      ...{ id: helpRequest.id, title: helpRequest.title, text: helpRequest.text },
      hidden: helpRequest.hiddenAt !== null,
    },
    association: {
      ...{ id: association.id, name: association.name },
      suspended: association.status === "suspended",
    },
    others: await othersAbout(stored),
    decided: known && decidedAt ? { decision: known, at: decidedAt.toISOString(), reason } : null,
    choices: decisionsFor({
      status,
      hidden: helpRequest ? helpRequest.hiddenAt !== null : null,
      association: association.status,
    }),
  };
}
