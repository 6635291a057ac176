import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localeOf, notFound } from "~/auth/guards.server";
import { officeLink } from "~/components/municipality/office-nav";
import { OfficePage } from "~/components/municipality/office-page";
import { type StaffAnswer, StaffPage } from "~/components/municipality/staff-page";
import { parseStaffForm } from "~/domain/forms/staff-form";
import { isUuid } from "~/domain/uuid";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import type { Decider } from "~/models/association.server";
import { addStaff, changeStaffRole, removeStaff, type StaffChange, staffOf } from "~/models/staff.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { officeOf } from "./office.server";

const doneWords = ["added", "changed", "removed"] as const;

export async function loader({ request }: LoaderFunctionArgs) {
  const { office, by, viewer } = await officeOf(request);
  const locale = localeOf(request, viewer);
  const done = new URL(request.url).searchParams.get("done");
  return {
    office,
    staff: (await staffOf(by.municipalityId)).map((one) => ({ ...one, you: one.personId === viewer.id })),
    done: doneWords.find((word) => word === done) ?? null,
    head: headOf({ title: translator(locale)("municipality.staff.title") }, locale),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const { office, by } = await officeOf(request, "staff:manage");
  const form = await formBody(request);
  if (form.get("intent") === "add") {
    const parsed = parseStaffForm(form);
    if (!parsed.ok)
      return data<StaffAnswer>({ errors: parsed.errors, values: parsed.values }, { status: 422 });
    const added = await addStaff(by, parsed.value, new Date());
    if (added.ok) return redirect(officeLink(office, "/municipality/staff", { done: "added" }), 303);
    const { name, email, role } = parsed.value;
    return data<StaffAnswer>({ refusal: added.reason, values: { name, email, role } }, { status: 409 });
  }
  const { change, done } = await changeMember(form, by);
  if (!change.ok) return data<StaffAnswer>({ refusal: change.reason, values: {} }, { status: 409 });
  return redirect(officeLink(office, "/municipality/staff", { done }), 303);
}

async function changeMember(form: FormData, by: Decider): Promise<{ change: StaffChange; done: string }> {
  const staffId = form.get("staffId");
  if (!isUuid(staffId)) throw notFound();
  const at = new Date();
  const intent = form.get("intent");
  if (intent === "remove") return { change: await removeStaff(by, staffId, at), done: "removed" };
  if (intent !== "staff" && intent !== "administrator") throw notFound();
  return { change: await changeStaffRole(by, staffId, intent, at), done: "changed" };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Staff() {
  const t = useT();
  const { office, staff, done } = useLoaderData<typeof loader>();
  return (
    <OfficePage office={office} title={t("municipality.staff.title")} lead={t("municipality.staff.lead")}>
      <StaffPage office={office} staff={staff} done={done} answer={useActionData<typeof action>()} />
    </OfficePage>
  );
}
