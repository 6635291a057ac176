import { categories } from "~/domain/categories";
import { useT } from "~/i18n/context";
import { CheckboxChip, CheckboxRow, ChoiceGroup, RadioCard, RadioChip } from "../choice";
import { Select, Textarea, TextField } from "../field";
import { categoryIcon } from "../icon";
import { Shelf } from "./shelf";

export function Fields() {
  return (
    <Shelf title="Fields">
      <TextField name="style-text" label="Text" hint="With a hint" defaultValue="Kuchen" />
      <TextField name="style-error" label="With an error" error="This field needs something." />
      <TextField name="style-optional" label="Optional, short" optional short />
      <TextField name="style-time" type="time" label="Time" defaultValue="20:30" short />
      <label className="field-label" htmlFor="style-select">
        Select
      </label>
      <Select id="style-select" defaultValue="2">
        <option value="1">One</option>
        <option value="2">Two</option>
      </Select>
      <label className="field-label" htmlFor="style-area">
        Text area
      </label>
      <Textarea id="style-area" defaultValue={"Two\nlines"} />
    </Shelf>
  );
}

export function Choices() {
  const t = useT();
  return (
    <Shelf title="Choices">
      <ChoiceGroup id="style-chips" legend="Chips" hint="Several">
        {categories.map((category, nr) => (
          <CheckboxChip
            key={category}
            name="style-category"
            value={category}
            category={category}
            icon={categoryIcon[category]}
            label={t(`labels.category.${category}`)}
            defaultChecked={nr % 3 === 0}
          />
        ))}
      </ChoiceGroup>
      <ChoiceGroup id="style-radio" legend="One of them" error="Choose one.">
        <RadioChip name="style-radio" value="1" label="One" defaultChecked />
        <RadioChip name="style-radio" value="2" label="Other" />
      </ChoiceGroup>
      <ChoiceGroup id="style-cards" legend="Cards" layout="cards">
        <RadioCard name="style-card" value="1" title="A card" detail="With a detail" defaultChecked />
        <RadioCard name="style-card" value="2" title="Another" detail="With a detail" />
      </ChoiceGroup>
      <CheckboxRow id="style-row" name="style-row" title="A row" detail="With a detail" defaultChecked />
    </Shelf>
  );
}
