import { Form, useSubmit } from "@remix-run/react";
import { type FormEvent, type MutableRefObject, useEffect, useRef, useState } from "react";
import { categories } from "~/domain/categories";
import { cellCentre } from "~/domain/place";
import { useT } from "~/i18n/context";
import { Button } from "./button";
import { CheckboxChip } from "./choice";
import type { FinderData } from "./finder-data";
import { categoryIcon, Icon } from "./icon";

const radii = [2, 5, 10, 20, 50];

/**
 * Place, distance and kinds as one GET form; with scripts a new distance shows at once. Every answer makes the
 * form anew: what the address says is what the fields show, also after "back" or a dropped filter.
 */
export function FinderFilters({ finder }: { finder: FinderData }) {
  const touched = useRef<string | null>(null);
  return <FilterForm key={JSON.stringify(finder.filter)} finder={finder} touched={touched} />;
}

type FilterFormProps = { finder: FinderData; touched: MutableRefObject<string | null> };

function FilterForm({ finder, touched }: FilterFormProps) {
  const t = useT();
  const submit = useSubmit();
  const form = useRef<HTMLFormElement>(null);
  const { filter, resident } = finder;
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const field = touched.current && form.current?.elements.namedItem(touched.current);
    if (field instanceof HTMLElement) field.focus({ preventScroll: true });
    touched.current = null;
  }, [touched]);

  const chosen = ({ currentTarget, target }: FormEvent<HTMLFormElement>) => {
    const name = target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.name : "";
    if (name !== "km" && name !== "fits") return;
    touched.current = name;
    submit(currentTarget, { replace: true, preventScrollReset: true });
  };

  return (
    <Form
      ref={form}
      method="get"
      action={finder.path}
      className="finder-filters"
      role="search"
      onChange={chosen}
      data-open={open}
    >
      <SearchBox finder={finder} />
      {filter.unknownPlace && (
        <p className="finder-unknown" role="alert">
          {t("home.filter.unknownPlace", { place: filter.place })}
        </p>
      )}
      <div className="filter-row">
        <label className="filter-radius">
          <span className="visually-hidden">{t("home.filter.radius")}</span>
          <select className="chip" name="km" defaultValue={filter.km ?? ""}>
            <option value="">{t("home.filter.anyRadius")}</option>
            {radiiWith(filter.km).map((km) => (
              <option key={km} value={km}>
                {t("home.filter.within", { km })}
              </option>
            ))}
          </select>
        </label>
        <Kinds finder={finder} onToggle={setOpen} />
        {resident && (
          <CheckboxChip
            name="fits"
            value="on"
            defaultChecked={filter.fits}
            icon="heart"
            label={t("common.need.fits")}
          />
        )}
      </div>
    </Form>
  );
}

function SearchBox({ finder }: { finder: FinderData }) {
  const t = useT();
  const { place, near } = finder.filter;
  return (
    <div className="finder-search">
      <button type="submit" aria-label={t("home.filter.search")}>
        <Icon name="search" />
      </button>
      <label className="visually-hidden" htmlFor="place">
        {t("home.filter.place")}
      </label>
      <input
        id="place"
        name="place"
        type="search"
        defaultValue={place}
        placeholder={near && place === "" ? t("home.filter.here") : t("home.filter.place")}
        autoComplete="off"
        enterKeyHint="search"
      />
      {near && place === "" && <input type="hidden" name="near" value={`${near.lat},${near.lon}`} />}
      <LocateButton />
    </div>
  );
}

/** Only with scripts; the point is coarsened to its 1 km cell before it leaves the browser. */
function LocateButton() {
  const t = useT();
  const submit = useSubmit();
  const button = useRef<HTMLButtonElement>(null);
  const [state, setState] = useState<"absent" | "ready" | "asking" | "refused">("absent");

  useEffect(() => {
    if ("geolocation" in navigator) setState("ready");
  }, []);

  const locate = () => {
    setState("asking");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const { lat, lon } = cellCentre({ lat: coords.latitude, lon: coords.longitude });
        const form = button.current?.form;
        const params = new FormData(form ?? undefined);
        params.delete("place");
        params.set("near", `${lat},${lon}`);
        if (!params.get("km")) params.set("km", "10");
        const action = form?.getAttribute("action") ?? "/";
        submit(params, { method: "get", action, replace: true, preventScrollReset: true });
      },
      () => setState("refused"),
      { timeout: 10_000, maximumAge: 600_000 },
    );
  };

  if (state === "absent") return null;
  return (
    <>
      <button
        ref={button}
        type="button"
        onClick={locate}
        aria-label={t("home.filter.locate")}
        data-state={state}
      >
        <Icon name="locate" />
      </button>
      <span className="visually-hidden" role="status">
        {state === "refused" && t("home.filter.notLocated")}
      </span>
    </>
  );
}

function Kinds({ finder, onToggle }: { finder: FinderData; onToggle: (open: boolean) => void }) {
  const t = useT();
  const chosen = finder.filter.categories;
  return (
    <details
      className="filter-kinds"
      data-chosen={chosen.length > 0}
      onToggle={(event) => onToggle(event.currentTarget.open)}
    >
      <summary className="chip">
        <Icon name="filter" />
        {chosen.length > 0 ? t("home.filter.kindsChosen", { count: chosen.length }) : t("home.filter.kinds")}
      </summary>
      <fieldset className="filter-panel">
        <legend className="visually-hidden">{t("home.filter.kinds")}</legend>
        <div className="chips">
          {categories.map((category) => (
            <CheckboxChip
              key={category}
              name="category"
              value={category}
              category={category}
              icon={categoryIcon[category]}
              label={t(`labels.category.${category}`)}
              defaultChecked={chosen.includes(category)}
            />
          ))}
        </div>
        <Button full>{t("home.filter.show")}</Button>
      </fieldset>
    </details>
  );
}

function radiiWith(km: number | null): number[] {
  if (km === null || radii.includes(km)) return radii;
  return [...radii, km].sort((a, b) => a - b);
}
