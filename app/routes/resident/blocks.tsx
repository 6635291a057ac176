import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf, notFound, requireResident } from "~/auth/guards.server";
import { BackLink } from "~/components/back-link";
import { BlockList } from "~/components/report-blocks";
import { isUuid } from "~/domain/uuid";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { block, blocksOf, unblock } from "~/models/block.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireResident(request);
  const locale = localeOf(request, viewer);
  return {
    blocks: await blocksOf(viewer.id),
    head: headOf({ title: translator(locale)("report.block.title") }, locale),
  };
}

/** "Von diesem Verein nichts mehr hören", and on again; back to the need or association that asked, if one did. */
export async function action({ request }: ActionFunctionArgs) {
  const viewer = await requireResident(request);
  const form = await formBody(request);
  const [associationId, intent, need, back] = ["associationId", "intent", "need", "back"].map((name) =>
    form.get(name),
  );
  if (!isUuid(associationId)) throw notFound();
  if (intent !== "block" && intent !== "unblock") return data({ error: "unknown-choice" }, { status: 422 });
  if (intent === "unblock") await unblock(viewer.id, associationId);
  else if (!(await block(viewer.id, associationId))) throw notFound();
  if (isUuid(need)) return redirect(`/help/${need}`, 303);
  return redirect(back === "association" ? `/associations/${associationId}` : "/me/blocks", 303);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Blocks() {
  const t = useT();
  const { blocks } = useLoaderData<typeof loader>();
  return (
    <>
      <header className="page-head">
        <BackLink to="/me">{t("common.nav.me")}</BackLink>
        <h1>{t("report.block.title")}</h1>
        <p className="lead">{t("report.block.lead")}</p>
      </header>
      <BlockList blocks={blocks} />
    </>
  );
}
