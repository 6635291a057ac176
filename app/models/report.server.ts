import type { ReportInput } from "~/domain/forms/report-form";
import type { ReportSubject } from "~/domain/reports";
import { record } from "./audit.server";
import { db, transaction } from "./db.server";
import { enqueue } from "./job.server";
import { staffToTell } from "./staff.server";

/** What can be reported, as everybody may see it. `title` null: no need, or one that nobody is shown any more. */
export type Reportable = {
  subject: ReportSubject;
  id: string;
  title: string | null;
  associationId: string;
  association: string;
  municipalityId: string;
  municipality: string;
  /** the single point of contact; empty where the municipality has named none */
  contact: string;
};

const place = {
  select: {
    id: true,
    name: true,
    status: true,
    municipality: { select: { id: true, name: true, reportsContact: true, imprintEmail: true } },
  },
} as const;

/** A need or a message about one (by the need's id), or an association; null for what nobody was ever shown. */
export async function findReportable(subject: ReportSubject, id: string): Promise<Reportable | null> {
  const need =
    subject === "association"
      ? null
      : await db().helpRequest.findFirst({
          where: { id, status: { not: "draft" } },
          select: { title: true, hiddenAt: true, association: place },
        });
  const association =
    need?.association ??
    (subject === "association"
      ? await db().association.findFirst({
          where: { id, status: { in: ["approved", "suspended"] } },
          ...place,
        })
      : null);
  if (!association) return null;
  const { municipality } = association;
  return {
    ...{
      subject,
      id,
      title: need && need.hiddenAt === null && association.status === "approved" ? need.title : null,
    },
    ...{ associationId: association.id, association: association.name },
    ...{ municipalityId: municipality.id, municipality: municipality.name },
    contact: municipality.reportsContact || municipality.imprintEmail,
  };
}

/**
 * Takes a report down for the municipality of what it is about, and confirms its receipt to the address given
 * (article 16 (4)). The audit log knows that there is one, not by whom.
 * @param realNow when it came in
 */
export async function report(
  about: Reportable,
  input: ReportInput,
  by: { personId: string | null; locale: string },
  realNow: Date,
): Promise<{ id: string }> {
  return transaction(async (tx) => {
    const { id } = await tx.report.create({
      data: {
        ...input,
        ...{ municipalityId: about.municipalityId, associationId: about.associationId },
        helpRequestId: about.subject === "association" ? null : about.id,
        ...{ subject: about.subject, reporterId: by.personId, locale: by.locale, createdAt: realNow },
      },
      select: { id: true },
    });
    if (input.contact) await enqueue(tx, "report-mail", { reportId: id, news: "received", to: "reporter" });
    for (const personId of await staffToTell(tx, about.municipalityId)) {
      await enqueue(tx, "report-mail", { reportId: id, news: "waits", to: personId });
    }
    await record(tx, {
      ...{ chain: about.municipalityId, at: realNow, act: "report-made" },
      actor: { personId: null, role: "visitor" },
      subject: { kind: "report", id },
    });
    return { id };
  });
}
