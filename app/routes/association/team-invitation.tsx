import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { chosenLocale, localeOf } from "~/auth/guards.server";
import { limited } from "~/auth/limit.server";
import { rotate, signIn, viewerOf } from "~/auth/session.server";
import { TeamInvitation, type TeamInvitationAnswer } from "~/components/association/team-invitation";
import { teamPath } from "~/components/association/team-standing";
import { LinkButton } from "~/components/button";
import { EmptyState } from "~/components/empty-state";
import { TooMany } from "~/components/too-many";
import { readFields, required } from "~/domain/forms/field";
import { line } from "~/domain/forms/fields";
import { sentBy, typedValues } from "~/domain/forms/sent";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { findTeamInvitation } from "~/models/team-invitation.server";
import { type Joiner, joinTeam } from "~/models/team-join.server";
import { formBody } from "../form-body.server";
import { headOf } from "../head.server";
import { secretPage } from "../pass-headers";
import { tooMany } from "../too-many.server";

export const shouldRevalidate = () => true;
export const headers = secretPage;

/** Looks only: chats and scanners follow links. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const found = isToken(params.token) ? await findTeamInvitation(params.token, new Date()) : null;
  const locale = localeOf(request, viewer);
  const head = headOf({ title: translator(locale)("team.join.title") }, locale);
  const path = new URL(request.url).pathname;
  const known = viewer?.memberships.find((one) => one.associationId === found?.association.id);
  const invitation = found && { ...found, viewer: viewer?.name ?? null, already: known !== undefined };
  return data({ invitation, path, head }, { status: found ? 200 : 410 });
}

/** Joins. Who is not signed in gives a name and is somebody from then on; the session gets a new id. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await viewerOf(request);
  const sent = sentBy(await formBody(request));
  const { fields, errors } = readFields(sent, { name: viewer ? line(80) : required(line(80)) });
  const values = typedValues(sent, ["name"]);
  if (Object.keys(errors).length > 0) {
    return data<TeamInvitationAnswer>({ errors, values, refusal: null, tooMany: null }, { status: 422 });
  }
  const joiner: Joiner = viewer
    ? { personId: viewer.id }
    : { personId: null, name: fields.name ?? "", locale: chosenLocale(request, null) };
  let cookie: string | null = null;
  const token = isToken(params.token) ? params.token : "";
  const result = await joinTeam(token, joiner, new Date(), async (tx, personId) => {
    cookie = viewer ? await rotate(request, tx) : await signIn(request, personId, "join", tx);
  });
  if (result.ok) {
    const to = teamPath(result.associationId, { done: "joined" });
    return redirect(to, { status: 303, headers: cookie ? { "Set-Cookie": cookie } : undefined });
  }
  const answer = { errors: {}, values, refusal: result.reason };
  if (result.reason === "already")
    return data<TeamInvitationAnswer>({ ...answer, tooMany: null }, { status: 409 });
  const allowed = await limited(request, "token");
  if (!allowed.ok) return tooMany(allowed.retryAfterSeconds, answer);
  return data<TeamInvitationAnswer>({ ...answer, tooMany: null }, { status: 410 });
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function JoinTeam() {
  const t = useT();
  const { invitation, path } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (invitation) {
    const login = `/login?${new URLSearchParams({ to: path })}`;
    return (
      <TeamInvitation invitation={invitation} answer={answer}>
        <Link to={login}>{t("team.join.signIn")}</Link>
      </TeamInvitation>
    );
  }
  return (
    <>
      <TooMany seconds={answer?.tooMany} />
      <EmptyState
        icon="clock"
        headingLevel={1}
        title={t("team.join.overTitle")}
        action={<LinkButton to="/">{t("common.mishap.home")}</LinkButton>}
      >
        {t("team.refusal.over")}
      </EmptyState>
    </>
  );
}

function isToken(token: string | undefined): token is string {
  return token !== undefined && /^[\w-]{43}$/.test(token);
}
