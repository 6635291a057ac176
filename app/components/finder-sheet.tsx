import type { ReactNode } from "react";
import { useT } from "~/i18n/context";
import { Icon } from "./icon";
import type { Sheet } from "./sheet";

type FinderSheetProps = { sheet: Sheet; title: ReactNode; children: ReactNode };

/** The list: on the phone a sheet over the map, on the desk and without a map a part of the page. */
export function FinderSheet({ sheet, title, children }: FinderSheetProps) {
  const t = useT();
  const { height, step, head } = sheet;
  return (
    <section className="finder-list" aria-labelledby="finder-title">
      <div className="sheet-head" {...head}>
        <span className="sheet-grip" aria-hidden="true" />
        <h1 id="finder-title" tabIndex={-1}>
          {title}
        </h1>
        <fieldset className="sheet-steps">
          <legend className="visually-hidden">{t("home.sheet.label")}</legend>
          <button
            type="button"
            onClick={() => step(-1)}
            aria-label={t("home.sheet.lower")}
            aria-controls="finder-items"
            aria-expanded={height !== "peek"}
            aria-disabled={height === "peek"}
          >
            <Icon name="chevronDown" />
          </button>
          <button
            type="button"
            onClick={() => step(1)}
            aria-label={t("home.sheet.higher")}
            aria-controls="finder-items"
            aria-expanded={height === "full"}
            aria-disabled={height === "full"}
          >
            <Icon name="chevronUp" />
          </button>
        </fieldset>
      </div>
      <div className="finder-scroll" id="finder-items">
        {children}
      </div>
    </section>
  );
}
