import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { localeOf, requireTeam } from "~/auth/guards.server";
import { now } from "~/clock.server";
import { ForgetKept } from "~/components/association/forget-kept";
import { browserKeeper, forgetNeeds } from "~/components/association/kept-need";
import { NeedGroup } from "~/components/association/need-group";
import type { TeamNeedRow } from "~/components/association/need-row";
import { TeamLinks, TeamStandings } from "~/components/association/team-links";
import { Button, LinkButton } from "~/components/button";
import { EmptyState } from "~/components/empty-state";
import { Notice } from "~/components/notice";
import { PasskeyOffer } from "~/components/passkey-offer";
import { PushOffer } from "~/components/push-offer";
import { ReportDecisions } from "~/components/report-decisions";
import { isCategory } from "~/domain/categories";
import { env } from "~/env.server";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { needsOfTeam } from "~/models/association-read.server";
import { decisionsAbout } from "~/models/report-read.server";
import { pushSupport, saveSubscription, subscribe, unsubscribe } from "~/push/subscribe.client";
import { headOf } from "../head.server";
import { standingsOf } from "./team-page.server";

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await requireTeam(request);
  const at = now();
  const needs = await needsOfTeam(viewer.associationIds);
  const groups = viewer.memberships.map(({ association: { id, name } }) => ({
    id,
    name,
    needs: needs.filter((need) => need.associationId === id).map((need) => rowOf(need, at)),
  }));
  const done = new URL(request.url).searchParams.get("done");
  const locale = localeOf(request, viewer);
  return {
    groups,
    standings: await standingsOf(viewer),
    decisions: await decisionsAbout({ associationIds: viewer.associationIds }, new Date(), 14),
    now: at,
    done: (["deleted", "drafted"] as const).find((one) => one === done) ?? null,
    publicKey: env().vapid.publicKey,
    head: headOf({ title: translator(locale)("association.list.title") }, locale),
  };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

const device = { pushSupport, saveSubscription, subscribe, unsubscribe };

export default function Needs() {
  const t = useT();
  const { groups, standings, decisions, now, done, publicKey } = useLoaderData<typeof loader>();
  const several = groups.length > 1;
  const first = groups[0];
  const drafts = groups
    .flatMap(({ needs }) => needs.filter((need) => need.status === "draft"))
    .map(({ id }) => id);
  return (
    <>
      <div className="page-head">
        <h1>{t("association.list.title")}</h1>
        {!several && <p className="muted">{first?.name}</p>}
      </div>
      {done && <Notice kind="success">{t(`association.list.${done}`)}</Notice>}
      {done === "drafted" && <ForgetKept ids={["new", ...drafts]} />}
      <TeamStandings standings={standings} several={several} />
      <ReportDecisions decisions={decisions} />
      <PasskeyOffer />
      <LinkButton full icon="plus" to="/association/help/new">
        {t("association.list.write")}
      </LinkButton>
      <TeamLinks groups={groups} />
      {groups.every((group) => group.needs.length === 0) ? (
        <EmptyState icon="hand" title={t("association.list.emptyTitle")}>
          {t("association.list.empty")}
        </EmptyState>
      ) : (
        groups.map((group) => <NeedGroup key={group.id} group={group} named={several} now={now} />)
      )}
      <PushOffer device={device} publicKey={publicKey} text={t("push.ask.textCoordinator")} />
      <Form method="post" action="/logout" reloadDocument onSubmit={() => forgetNeeds(browserKeeper)}>
        <Button variant="quiet" icon="logout">
          {t("common.action.signOut")}
        </Button>
      </Form>
    </>
  );
}

type Stored = Awaited<ReturnType<typeof needsOfTeam>>[number];

function rowOf({ id, title, status, category, unit, endsAt, shifts }: Stored, at: Date): TeamNeedRow {
  return {
    ...{ id, title, status, unit },
    category: isCategory(category) ? category : null,
    past: status === "cancelled" || (status !== "draft" && endsAt !== null && endsAt <= at),
    shifts: shifts.map(({ id, start, end, flexible, places, taken }) => ({
      id,
      start,
      end,
      flexible,
      places,
      taken,
    })),
  };
}
