import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf, requirePerson } from "~/auth/guards.server";
import type { Viewer } from "~/auth/session.server";
import { RecoveryOffer } from "~/components/recovery-offer";
import { RecoverySheet, type Sheet } from "~/components/recovery-sheet";
import { grouped } from "~/domain/recovery-code";
import { isFresh } from "~/domain/sign-in";
import { env } from "~/env.server";
import { formatDay } from "~/i18n/format";
import { translator } from "~/i18n/translator.server";
import { makeRecoverySheet, type WaysBack, waysBackOf } from "~/models/recovery.server";
import { headOf } from "../head.server";
import { secretPage } from "../pass-headers";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** What the action of this very request made: it is shown once and stored nowhere. */
    recoverySheet?: Sheet;
  }
}

export const headers = secretPage;

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = await requirePerson(request);
  const locale = localeOf(request, viewer);
  const ways = await waysBackOf(viewer.id, new Date());
  const madeAt = ways.sheetMadeAt;
  return {
    sheet: context.recoverySheet ?? null,
    madeOn: madeAt && `${formatDay(madeAt, locale, "long")} ${madeAt.getFullYear()}`,
    needsProof: needsProof(viewer, ways),
    used: new URL(request.url).searchParams.has("used"),
    head: headOf({ title: translator(locale)("ways.sheet.title") }, locale),
  };
}

/** Makes a new sheet; the one before is void from then on. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requirePerson(request);
  const realNow = new Date();
  if (needsProof(viewer, await waysBackOf(viewer.id, realNow))) throw redirect(proof, 303);
  const code = await makeRecoverySheet(viewer.id, realNow);
  const { baseUrl } = env();
  const locale = localeOf(request, viewer);
  context.recoverySheet = {
    code: grouped(code),
    url: `${baseUrl}/login/recover?${new URLSearchParams({ code })}`,
    address: `${baseUrl.replace(/^https?:\/\//, "")}/login/recover`,
    name: viewer.name,
    madeOn: `${formatDay(realNow, locale, "long")} ${realNow.getFullYear()}`,
  };
  return null;
}

const proof = `/login/prove?${new URLSearchParams({ to: "/me/recovery" })}`;

/** Who has another way in shows it first: whoever finds an open browser must not make the owner's way back theirs. */
function needsProof(viewer: Viewer, ways: WaysBack): boolean {
  const has = ways.sheetMadeAt !== null || ways.email || ways.passkeys > 0 || ways.identities > 0;
  return has && !isFresh(viewer.session, new Date(), 5);
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function Recovery() {
  const { sheet, ...offer } = useLoaderData<typeof loader>();
  return sheet ? <RecoverySheet sheet={sheet} /> : <RecoveryOffer {...offer} proof={proof} />;
}
