import { useEffect, useState } from "react";
import { useT } from "~/i18n/context";
import { Button, buttonClass } from "./button";
import { Disclosure } from "./disclosure";
import { TextField } from "./field";
import { Icon } from "./icon";
import { QrCode } from "./qr-code";

type ShareBoxProps = {
  /** Absolute address, also what the QR code holds. */
  url: string;
  /** What stands before the link in the message. */
  text: string;
  /** what the code is for, where it is not a poster */
  hint?: string;
  /** the code only when asked for */
  folded?: boolean;
};

/** On pages without React enhance/share.client does what the two hooks below do. */
export function ShareBox({ url, text, hint, folded }: ShareBoxProps) {
  const t = useT();
  const code = (
    <div className="share-qr">
      <QrCode text={url} label={t("common.share.qrLabel")} />
      <p className="small muted">{hint ?? t("common.share.qr")}</p>
    </div>
  );
  return (
    <div className="share-box">
      <a
        className={buttonClass({ full: true })}
        href={`https://wa.me/?text=${encodeURIComponent(`${text} ${url}`)}`}
        rel="noreferrer"
        target="_blank"
      >
        <Icon name="whatsapp" />
        {t("common.share.whatsapp")}
      </a>
      <ShareButton url={url} text={text} />
      <div className="share-link">
        <TextField
          id="share-link"
          name="share-link"
          label={t("common.share.link")}
          defaultValue={url}
          dir="ltr"
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton text={url} />
      </div>
      {folded ? <Disclosure summary={t("common.share.qrShow")}>{code}</Disclosure> : code}
    </div>
  );
}

/** The phone's own sheet, where there is one. */
function ShareButton({ url, text }: { url: string; text: string }) {
  const t = useT();
  const [able, setAble] = useState(false);
  useEffect(() => setAble(typeof navigator.share === "function"), []);
  return (
    <Button
      type="button"
      variant="secondary"
      icon="share"
      full
      hidden={!able}
      data-share={url}
      data-share-text={text}
      onClick={() => navigator.share({ url, text }).catch(() => undefined)}
    >
      {t("common.share.otherwise")}
    </Button>
  );
}

/** Appears once scripts run: without them there is nothing it could do, and the field can be copied by hand. */
function CopyButton({ text }: { text: string }) {
  const t = useT();
  const [state, setState] = useState<"absent" | "ready" | "copied">("absent");

  useEffect(() => {
    if (navigator.clipboard) setState("ready");
  }, []);

  return (
    <Button
      type="button"
      variant="secondary"
      icon={state === "copied" ? "check" : "copy"}
      hidden={state === "absent"}
      data-copy={text}
      data-copied={t("common.action.copied")}
      onClick={() => navigator.clipboard.writeText(text).then(() => setState("copied"))}
    >
      <span aria-live="polite">{t(state === "copied" ? "common.action.copied" : "common.action.copy")}</span>
    </Button>
  );
}
