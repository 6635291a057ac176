import { useEffect, useRef, useState } from "react";
import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import { type PlaceKind, placeKinds } from "~/domain/need-view";
import type { Point } from "~/domain/place";
import type { PlaceChoice } from "~/domain/place-choice";
import { useT } from "~/i18n/context";
import { LazyPointPicker } from "~/map/lazy-map";
import { ChoiceGroup, RadioChip } from "../choice";
import { Field, FieldMessage } from "../field";
import type { IconName } from "../icon-paths";
import { type MapSettings, mapLabels } from "../map-settings";
import { PlaceChoices } from "../place-choices";
import { PlaceCombobox } from "../place-combobox";
import { fieldError } from "./need-errors";

type NeedPlaceProps = {
  values: FormValues;
  errors: FormErrors;
  /** what the refused name may mean */
  choices?: readonly PlaceChoice[];
  map: MapSettings;
};

/**
 * Where: the kind of place, its name, and the point on the map. `pointOf` says what the point was chosen for,
 * so that the server notices a name that was changed afterwards ("map": the tap decides, whatever it is called).
 */
export function NeedPlace({ values, errors, choices = [], map }: NeedPlaceProps) {
  const t = useT();
  const [kind, setKind] = useState<string>(typed(values, "placeKind") || "public");
  const [point, setPoint] = useState(() => pointIn(values));
  const [pointOf, setPointOf] = useState(typed(values, "pointOf") || typed(values, "placeName"));
  const box = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [settled, setSettled] = useState<FormErrors | null>(null);
  const [answered, setAnswered] = useState<readonly PlaceChoice[] | null>(null);
  const wrong =
    fieldError(errors, "placeName", t) ?? fieldError(errors, "lat", t) ?? fieldError(errors, "lon", t);
  // A point chosen since then answers what was wrong.
  const error = settled === errors ? undefined : wrong;

  // The browser owns these inputs: what was chosen or typed before scripts ran stays.
  useEffect(() => {
    const chosen = box.current?.querySelector<HTMLInputElement>("input[name=placeKind]:checked");
    if (chosen) setKind(chosen.value);
  }, []);

  const choose = (next: Point, of: string) => {
    setPoint(next);
    setPointOf(of);
    setSettled(errors);
    setAnswered(choices);
  };

  return (
    <div className="section" ref={box}>
      <ChoiceGroup
        id="placeKind"
        legend={t("needForm.field.placeKind")}
        error={fieldError(errors, "placeKind", t)}
      >
        {placeKinds.map((one) => (
          <RadioChip
            key={one}
            name="placeKind"
            value={one}
            icon={icons[one]}
            defaultChecked={kind === one}
            onChange={() => setKind(one)}
            label={t(`needForm.place.${one}`)}
          />
        ))}
      </ChoiceGroup>
      <p className="field-hint private-hint">{t("needForm.place.privateDetail")}</p>
      <input type="hidden" name="lat" value={point?.lat ?? ""} />
      <input type="hidden" name="lon" value={point?.lon ?? ""} />
      <input type="hidden" name="pointOf" value={point ? pointOf : ""} />
      {kind === "none" ? (
        error && <FieldMessage id="placeName-error">{error}</FieldMessage>
      ) : (
        <>
          <Field
            id="placeName"
            label={t("needForm.field.placeName")}
            hint={t("needForm.hint.placeName")}
            error={error}
          >
            {(control) => (
              <PlaceCombobox
                control={control}
                input={input}
                name="placeName"
                defaultValue={typed(values, "placeName")}
                onType={() => setAnswered(choices)}
                onChoose={({ plain, lat, lon }) => choose({ lat, lon }, plain)}
                written="plain"
                autoComplete="off"
                maxLength={200}
              />
            )}
          </Field>
          <PlaceChoices
            choices={answered === choices ? [] : choices}
            onChoose={({ lat, lon }) => setPoint({ lat, lon })}
          />
          <div className="need-map">
            <p className="field-hint">{t("needForm.hint.map")}</p>
            <div className="map-box">
              <LazyPointPicker
                {...map}
                className="map"
                value={point}
                onChange={(tapped) => choose(tapped, "map")}
                labels={{ ...mapLabels(t), map: t("needForm.place.map"), pin: t("needForm.place.pin") }}
              />
            </div>
            <p className="field-hint" aria-live="polite">
              {point && t("needForm.place.chosen")}
            </p>
          </div>
        </>
      )}
    </div>
  );
}

const icons = { public: "pin", private: "lock", none: "home" } as const satisfies Record<PlaceKind, IconName>;

function pointIn(values: FormValues): Point | null {
  const [lat, lon] = [typed(values, "lat"), typed(values, "lon")];
  const point = { lat: Number(lat), lon: Number(lon) };
  return lat !== "" && lon !== "" && Math.abs(point.lat) <= 90 && Math.abs(point.lon) <= 180 ? point : null;
}
