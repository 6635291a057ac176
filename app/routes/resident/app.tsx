import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localeOf, requirePerson } from "~/auth/guards.server";
import { BackLink } from "~/components/back-link";
import { Button } from "~/components/button";
import { Icon } from "~/components/icon";
import { OnceForm } from "~/components/once-form";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { type HandOver, handOver } from "~/models/hand-over.server";
import { headOf } from "../head.server";

declare module "@remix-run/node" {
  interface AppLoadContext {
    /** What the action of this very request made: `meta` reads loaders only, and needs it for the manifest. */
    handOver?: HandOver;
  }
}

export async function loader({ request, context }: LoaderFunctionArgs) {
  const locale = localeOf(request, await requirePerson(request));
  const head = headOf({ title: translator(locale)("me.app.title") }, locale);
  return { handOver: context.handOver ?? null, head };
}

/** A token and six digits, for fifteen minutes; only a POST makes them. */
export async function action({ request, context }: ActionFunctionArgs) {
  const viewer = await requirePerson(request);
  context.handOver = await handOver(viewer.id, new Date());
  return null;
}

/** The personal manifest must be the first one in the head: `Meta` stands before the root's `Links`. */
export const meta: MetaFunction<typeof loader> = ({ data }) => {
  const token = data?.handOver?.token;
  const manifest = { tagName: "link", rel: "manifest", href: `/manifest.webmanifest?start=${token}` };
  return [...(data?.head ?? []), ...(token ? [manifest] : [])];
};

export default function HomeScreenApp() {
  const t = useT();
  const { handOver } = useLoaderData<typeof loader>();
  return (
    <>
      <header className="page-head">
        <BackLink to="/me">{t("common.nav.me")}</BackLink>
        <h1>{t("me.app.title")}</h1>
        <p className="lead">{t("me.app.lead")}</p>
      </header>
      {handOver ? <Ready code={handOver.code} /> : <Start />}
    </>
  );
}

function Start() {
  const t = useT();
  return (
    <OnceForm action="/me/app" className="stack">
      <p>{t("me.app.why")}</p>
      <Button full icon="smartphone">
        {t("me.app.start")}
      </Button>
    </OnceForm>
  );
}

function Ready({ code }: { code: string }) {
  const t = useT();
  return (
    <>
      <ol className="big-steps">
        <li>
          <Icon name="share" />
          <span>{t("push.needsHomeScreen.step1")}</span>
        </li>
        <li>
          <Icon name="plus" />
          <span>{t("push.needsHomeScreen.step2")}</span>
        </li>
        <li>
          <Icon name="hand" />
          <span>{t("push.needsHomeScreen.step3")}</span>
        </li>
      </ol>
      <section className="card stack-tight">
        <h2>{t("me.app.codeTitle")}</h2>
        <p className="code" data-code={code}>
          {`${code.slice(0, 3)} ${code.slice(3)}`}
        </p>
        <p className="small muted">{t("me.app.codeHint")}</p>
      </section>
    </>
  );
}
