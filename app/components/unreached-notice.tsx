import { useEffect, useRef } from "react";
import { useT } from "~/i18n/context";
import { Notice } from "./notice";
import type { Unreached } from "./unreached";

/** Nothing was sent, all is still there. Comes into view, since the button that was tapped may be far below. */
export function UnreachedNotice({ answer }: { answer: Unreached }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) box.current?.scrollIntoView({ block: "center" });
  }, [answer]);
  return (
    <div ref={box}>
      <Notice kind="refusal" reason="unreached" title={t("help.sending.unreachedTitle")}>
        {t("help.sending.unreached")}
      </Notice>
    </div>
  );
}
