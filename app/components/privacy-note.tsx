import { Link } from "@remix-run/react";
import { useT } from "~/i18n/context";

type PrivacyNoteProps = { at: "join" | "signup"; controller: string };

/** Three lines where data are given (Art. 13 GDPR): who, what for and on what ground; who receives; which rights. */
export function PrivacyNote({ at, controller }: PrivacyNoteProps) {
  const t = useT();
  return (
    <section className="privacy-note" aria-label={t("privacy.note.title")}>
      <p>{t(`privacy.note.${at}`, { controller })}</p>
      <p>{t("privacy.note.recipients")}</p>
      <p>
        {t("privacy.note.rights")} <Link to="/datenschutz">{t("privacy.note.more")}</Link>
      </p>
    </section>
  );
}
