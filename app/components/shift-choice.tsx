import { useLocale, useT } from "~/i18n/context";
import { formatShift } from "~/i18n/format";
import { ChoiceGroup, RadioCard } from "./choice";
import { blocks, type NeedPageData, type NeedShift } from "./need-page-data";
import { sentence } from "./sentence";

type ShiftChoiceProps = { page: NeedPageData; chosen: string; error?: string };

/** "Wann kannst du?": nothing to choose when there is one shift only. */
export function ShiftChoice({ page, chosen, error }: ShiftChoiceProps) {
  const t = useT();
  const locale = useLocale();
  const [only] = page.shifts;
  if (page.shifts.length === 1 && only) return <input type="hidden" name="shiftId" value={only.id} />;
  const ahead = page.shifts.filter((shift) => shift.refusal !== "past" && !shift.coming);
  const preset = ahead.find((shift) => shift.id === chosen && !blocks(shift.refusal));
  const first = preset ?? ahead.find((shift) => !blocks(shift.refusal));
  return (
    <ChoiceGroup id="shiftId" legend={<h2>{t("help.signup.when")}</h2>} layout="cards" error={error}>
      {ahead.map((shift) => (
        <RadioCard
          key={shift.id}
          name="shiftId"
          value={shift.id}
          title={sentence(formatShift(shift, locale, page.now))}
          detail={detailOf(shift, page, t)}
          defaultChecked={shift.id === first?.id}
          disabled={blocks(shift.refusal)}
        />
      ))}
    </ChoiceGroup>
  );
}

function detailOf(
  { refusal, places, taken }: NeedShift,
  page: NeedPageData,
  t: ReturnType<typeof useT>,
): string {
  if (refusal !== null && blocks(refusal)) return t(`help.signup.refusal.${refusal}`);
  const left = Math.max(0, places - taken);
  const { unit } = page.need;
  return unit
    ? t("help.signup.unitsLeft", { count: left, unit })
    : t("help.signup.placesLeft", { count: left });
}
