import { categories } from "~/domain/categories";
import { useT } from "~/i18n/context";
import { Badge } from "../badge";
import { Disclosure } from "../disclosure";
import { Fact } from "../fact";
import { CategoryTile, Icon } from "../icon";
import { type IconName, iconPaths } from "../icon-paths";
import { Progress } from "../progress";
import { ProgressRing } from "../progress-ring";
import { QrCode } from "../qr-code";
import { Step } from "../step";
import { Shelf } from "./shelf";

export function Signs() {
  const t = useT();
  return (
    <Shelf title="Signs">
      <div className="badges">
        {(["green", "sun", "brick", "plain"] as const).map((tone) => (
          <Badge key={tone} tone={tone} icon="check">
            {tone}
          </Badge>
        ))}
      </div>
      {[0, 2, 5].map((taken) => (
        <Progress key={taken} taken={taken} places={5} />
      ))}
      <Progress taken={30} places={40} />
      <div className="row">
        <ProgressRing taken={3} places={5} />
        <ProgressRing taken={5} places={5} />
        <QrCode text="https://anpacken.example/g/K7W2PX" label="QR" />
      </div>
      <ul className="row">
        {categories.map((category) => (
          <li key={category} className="small">
            <CategoryTile category={category} /> {t(`labels.category.${category}`)}
          </li>
        ))}
      </ul>
      <ul className="facts">
        <Fact icon="clock" title="Sa, 28. Nov. · 14–18 Uhr">
          Treffpunkt 13:45 Uhr
        </Fact>
        <Fact icon="pin" title="Festzelt" />
      </ul>
      <Disclosure>Folded text.</Disclosure>
      <Step icon="bell" title="A step" state="What holds while it is folded">
        Its fields.
      </Step>
      <p className="row">
        {(Object.keys(iconPaths) as IconName[]).map((name) => (
          <Icon key={name} name={name} />
        ))}
      </p>
    </Shelf>
  );
}
