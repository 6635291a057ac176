import { Link } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { Icon } from "../icon";

/** For somebody who works for several municipalities. */
export function Choose({ municipalities }: { municipalities: readonly { slug: string; name: string }[] }) {
  const t = useT();
  return (
    <>
      <header className="page-head">
        <h1>{t("municipality.choose.title")}</h1>
        <p className="lead">{t("municipality.choose.lead")}</p>
      </header>
      <ul className="link-list">
        {municipalities.map(({ slug, name }) => (
          <li key={slug}>
            <Link to={`/municipality?m=${slug}`}>
              <Icon name="home" />
              {name}
              <Icon name="chevronRight" />
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
