import type { ReactNode } from "react";
import { categories } from "~/domain/categories";
import { eases, type Filter, whens } from "~/domain/finding/filter";
import { useT } from "~/i18n/context";
import { CheckboxChip, RadioChip } from "./choice";
import { easeIcon, toggled, whenIcon } from "./finder-choices";
import { Count } from "./finder-count";
import type { FinderData } from "./finder-data";
import { categoryIcon } from "./icon";

type FinderPanelChoicesProps = { filter: Filter; found: FinderData; onChoose: (to: Filter) => void };

export function FinderPanelChoices({ filter, found, onChoose }: FinderPanelChoicesProps) {
  const t = useT();
  const { facets, resident } = found;
  return (
    <>
      <Choices legend={t("home.filter.when")}>
        <RadioChip
          name="when"
          value=""
          label={t("home.when.any")}
          checked={filter.when === null}
          onChange={() => onChoose({ ...filter, when: null })}
        />
        {whens
          .filter((when) => resident || when !== "own")
          .map((when) => (
            <RadioChip
              key={when}
              name="when"
              value={when}
              icon={whenIcon[when]}
              label={<Label text={t(`home.when.${when}`)} count={facets.when[when]} />}
              checked={filter.when === when}
              onChange={() => onChoose({ ...filter, when })}
            />
          ))}
      </Choices>
      <Choices legend={t("home.filter.radius")}>
        <RadioChip
          name="km"
          value=""
          label={t("home.filter.anyRadius")}
          checked={filter.km === null}
          onChange={() => onChoose({ ...filter, km: null })}
        />
        {facets.km.map(({ km, count }) => (
          <RadioChip
            key={km}
            name="km"
            value={km}
            label={<Label text={t("home.filter.within", { km })} count={count} />}
            checked={filter.km === km}
            onChange={() => onChoose({ ...filter, km, bbox: null })}
          />
        ))}
      </Choices>
      <Choices legend={t("home.filter.kinds")}>
        {categories.map((category) => (
          <CheckboxChip
            key={category}
            name="category"
            value={category}
            category={category}
            icon={categoryIcon[category]}
            label={<Label text={t(`labels.category.${category}`)} count={facets.category[category]} />}
            checked={filter.categories.includes(category)}
            onChange={({ currentTarget: { checked } }) =>
              onChoose({ ...filter, categories: toggled(filter.categories, category, checked) })
            }
          />
        ))}
      </Choices>
      <Choices legend={t("home.filter.ease")}>
        {resident && (
          <CheckboxChip
            name="fits"
            value="on"
            icon="heart"
            label={<Label text={t("common.need.fits")} count={facets.fits} />}
            checked={filter.fits}
            onChange={({ currentTarget: { checked } }) => onChoose({ ...filter, fits: checked })}
          />
        )}
        {eases.map((ease) => (
          <CheckboxChip
            key={ease}
            name="ease"
            value={ease}
            icon={easeIcon[ease]}
            label={<Label text={t(`home.ease.${ease}`)} count={facets.ease[ease]} />}
            checked={filter.ease.includes(ease)}
            onChange={({ currentTarget: { checked } }) =>
              onChoose({ ...filter, ease: toggled(filter.ease, ease, checked) })
            }
          />
        ))}
      </Choices>
    </>
  );
}

function Choices({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      <div className="chips">{children}</div>
    </fieldset>
  );
}

function Label({ text, count }: { text: string; count: number }) {
  return (
    <>
      {text} <Count count={count} />
    </>
  );
}
