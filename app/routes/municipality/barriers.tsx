import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf, notFound } from "~/auth/guards.server";
import { BarrierList } from "~/components/municipality/barrier-list";
import { officeLink } from "~/components/municipality/office-nav";
import { OfficePage } from "~/components/municipality/office-page";
import { isUuid } from "~/domain/uuid";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { barriersOf, settleBarrier } from "~/models/barrier.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { officeOf } from "./office.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const { office, by, viewer } = await officeOf(request, "barrier:settle");
  const locale = localeOf(request, viewer);
  const barriers = await barriersOf(by.municipalityId);
  return {
    office,
    barriers: barriers.map(({ id, text, contact, page, createdAt, doneAt }) => ({
      ...{ id, text, contact, page, createdAt: createdAt.toISOString() },
      doneAt: doneAt?.toISOString() ?? null,
    })),
    done: new URL(request.url).searchParams.has("done"),
    head: headOf({ title: translator(locale)("access.list.title") }, locale),
  };
}

/** Settled twice is settled. */
export async function action({ request }: ActionFunctionArgs) {
  const { office, by } = await officeOf(request, "barrier:settle");
  const id = String((await formBody(request)).get("id") ?? "");
  if (!isUuid(id)) throw notFound();
  await settleBarrier(id, by, new Date());
  return redirect(officeLink(office, "/municipality/barriers", { done: "1" }), 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Barriers() {
  const t = useT();
  const { office, barriers, done } = useLoaderData<typeof loader>();
  return (
    <OfficePage office={office} title={t("access.list.title")} lead={t("access.list.lead")}>
      <BarrierList slug={office.slug} barriers={barriers} done={done} />
    </OfficePage>
  );
}
