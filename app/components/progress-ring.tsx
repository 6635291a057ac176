import { useT } from "~/i18n/context";

type ProgressRingProps = { taken: number; places: number };

const radius = 45.5;
const circumference = 2 * Math.PI * radius;

export function ProgressRing({ taken, places }: ProgressRingProps) {
  const t = useT();
  const share = places > 0 ? Math.min(taken / places, 1) : 0;
  return (
    <div
      className="progress-ring"
      data-full={share === 1}
      role="img"
      aria-label={t("common.need.found", { taken, places })}
    >
      <svg viewBox="0 0 104 104" aria-hidden="true" focusable="false">
        <circle className="progress-ring-track" cx="52" cy="52" r={radius} />
        {share > 0 && (
          <circle
            className="progress-ring-value"
            cx="52"
            cy="52"
            r={radius}
            strokeDasharray={`${(share * circumference).toFixed(1)} ${circumference.toFixed(1)}`}
            transform="rotate(-90 52 52)"
          />
        )}
      </svg>
      <span className="progress-ring-text" aria-hidden="true">
        <strong>{taken}</strong>
        {t("common.need.foundShort", { places })}
      </span>
    </div>
  );
}
