import { useState } from "react";
import { days, presets, type Slot, timesOfDay } from "~/domain/free-times";
import { useT } from "~/i18n/context";
import { CheckboxChip, ChoiceGroup } from "./choice";
import { Icon } from "./icon";

type FreeTimesProps = { chosen: readonly string[]; error?: string };

/**
 * Four presets with their hours written out, and every slot for whoever wants it exactly. What a ticked preset
 * holds shows as ticked in the table and is sent by the preset alone; so both work without scripts, too.
 */
export function FreeTimes({ chosen, error }: FreeTimesProps) {
  const t = useT();
  const [ticked, setTicked] = useState(() => presets.filter((preset) => isWhole(preset, chosen)));
  const covered = new Set<string>(ticked.flatMap((preset) => preset.slots));
  return (
    <>
      <ChoiceGroup
        id="free"
        legend={<span className="visually-hidden">{t("join.free.title")}</span>}
        hint={t("join.free.hint")}
        error={error}
      >
        {presets.map((preset) => (
          <CheckboxChip
            key={preset.slug}
            name="free"
            value={preset.slug}
            label={t(`labels.preset.${preset.slug}`)}
            checked={ticked.includes(preset)}
            onChange={({ currentTarget }) =>
              setTicked((before) =>
                currentTarget.checked ? [...before, preset] : before.filter((one) => one !== preset),
              )
            }
          />
        ))}
      </ChoiceGroup>
      <SlotTable chosen={chosen} covered={covered} />
    </>
  );
}

type SlotTableProps = { chosen: readonly string[]; covered: ReadonlySet<string> };

function SlotTable({ chosen, covered }: SlotTableProps) {
  const t = useT();
  return (
    <details className="slots-more" open={chosen.some((slot) => !covered.has(slot))}>
      <summary>
        {t("join.free.exactly")}
        <Icon name="chevronDown" />
      </summary>
      <table className="slots">
        <caption className="visually-hidden">{t("join.free.exactly")}</caption>
        <thead>
          <tr>
            <td />
            {timesOfDay.map((time) => (
              <th key={time} scope="col">
                {t(`labels.timeOfDay.${time}`)}
                <span>{t(`labels.hours.${time}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day) => (
            <tr key={day}>
              <th scope="row">{t(`labels.dayShort.${day}`)}</th>
              {timesOfDay.map((time) => (
                <td key={time}>
                  <SlotBox slot={`${day}-${time}`} chosen={chosen} covered={covered} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function SlotBox({ slot, chosen, covered }: SlotTableProps & { slot: Slot }) {
  const t = useT();
  const [checked, setChecked] = useState(chosen.includes(slot) && !covered.has(slot));
  const byPreset = covered.has(slot);
  return (
    <label className="choice slot">
      <input
        type="checkbox"
        name="free"
        value={slot}
        aria-label={t(`labels.slot.${slot}`)}
        checked={checked || byPreset}
        disabled={byPreset}
        onChange={(event) => setChecked(event.currentTarget.checked)}
      />
      <span className="choice-mark choice-mark-square">
        <Icon name="check" />
      </span>
    </label>
  );
}

function isWhole(preset: (typeof presets)[number], chosen: readonly string[]): boolean {
  return chosen.includes(preset.slug) || preset.slots.every((slot) => chosen.includes(slot));
}
