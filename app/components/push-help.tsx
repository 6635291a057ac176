import type { ReactNode } from "react";
import { useT } from "~/i18n/context";
import { Notice } from "./notice";

export type PushObstacle =
  | "denied"
  | "unsupported"
  | "needs-home-screen"
  | "in-app-browser"
  | "insecure"
  | "dismissed"
  | "failed";

const areas = {
  denied: "denied",
  unsupported: "unsupported",
  "needs-home-screen": "needsHomeScreen",
  "in-app-browser": "inAppBrowser",
  insecure: "insecure",
  dismissed: "dismissed",
  failed: "failed",
} as const satisfies Record<PushObstacle, string>;

type Steps = { denied: true; needsHomeScreen: true; inAppBrowser: true };

/** What stands in the way, and what the person can do about it. */
export function PushHelp({ reason, children }: { reason: PushObstacle; children?: ReactNode }) {
  const t = useT();
  const area = areas[reason];
  return (
    <Notice kind="info" reason={reason} icon="info" title={t(`push.${area}.title`)}>
      <div className="stack-tight">
        <p>{t(`push.${area}.text`)}</p>
        {hasSteps(area) && (
          <ol className="steps-list">
            <li>{t(`push.${area}.step1`)}</li>
            <li>{t(`push.${area}.step2`)}</li>
            <li>{t(`push.${area}.step3`)}</li>
          </ol>
        )}
        {area === "denied" && <p className="small">{t("push.denied.phone")}</p>}
        {area === "needsHomeScreen" && <p className="small">{t("push.needsHomeScreen.version")}</p>}
        {children}
      </div>
    </Notice>
  );
}

function hasSteps(area: (typeof areas)[PushObstacle]): area is keyof Steps {
  return area === "denied" || area === "needsHomeScreen" || area === "inAppBrowser";
}
