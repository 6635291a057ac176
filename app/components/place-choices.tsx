import { choiceValue, type PlaceChoice } from "~/domain/place-choice";
import { useT } from "~/i18n/context";
import { ChoiceGroup, RadioChip } from "./choice";

type PlaceChoicesProps = { choices: readonly PlaceChoice[]; onChoose: (place: PlaceChoice) => void };

/** "Meinst du einen davon?" after a refusal: one of them goes along with the form, also without scripts. */
export function PlaceChoices({ choices, onChoose }: PlaceChoicesProps) {
  const t = useT();
  if (choices.length === 0) return null;
  return (
    <ChoiceGroup id="placeChoice" legend={t("places.choose")}>
      {choices.map((choice) => (
        <RadioChip
          key={choiceValue(choice)}
          name="placeChoice"
          value={choiceValue(choice)}
          label={choice.label}
          onChange={() => onChoose(choice)}
        />
      ))}
    </ChoiceGroup>
  );
}
