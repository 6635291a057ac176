import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { localeOf } from "~/auth/guards.server";
import { LinkButton } from "~/components/button";
import { EmptyState } from "~/components/empty-state";
import { useT } from "~/i18n/context";
import { translator } from "~/i18n/translator.server";
import { headOf } from "../head.server";

/** Where somebody stands who has just been erased: nobody any more. */
export function loader({ request }: LoaderFunctionArgs) {
  const locale = localeOf(request, null);
  return { head: headOf({ title: translator(locale)("privacy.erase.done") }, locale) };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => data?.head ?? [];

export default function LeaveDone() {
  const t = useT();
  return (
    <EmptyState
      icon="heart"
      headingLevel={1}
      title={t("privacy.erase.done")}
      action={<LinkButton to="/">{t("privacy.erase.home")}</LinkButton>}
    >
      {t("privacy.erase.doneText")}
    </EmptyState>
  );
}
