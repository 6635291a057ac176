import { useT } from "~/i18n/context";
import { Button } from "../button";

/** "Nicht mehr einladen und nicht mehr annehmen", within the roster's form about one person. */
export function BarButton({ name }: { name: string }) {
  const t = useT();
  return (
    <>
      <Button
        small
        variant="danger"
        name="intent"
        value="bar"
        aria-label={t("team.bars.buttonNamed", { name })}
      >
        {t("team.bars.button")}
      </Button>
      <p className="small muted">{t("team.bars.hint")}</p>
    </>
  );
}
