import { useT } from "~/i18n/context";
import { Icon } from "./icon";

/** The two taps on an iPhone, drawn, each with its words. Safari on iOS 16.4 and later. */
export function InstallCoach() {
  const t = useT();
  return (
    <ol className="coach">
      <li>
        <SharePicture label={t("install.iphone.picture.share")} />
        <p>
          {t("install.iphone.share")} <span className="muted">{t("install.iphone.shareHidden")}</span>
        </p>
      </li>
      <li>
        <AddPicture label={t("install.iphone.picture.add")} />
        <p>
          {t("install.iphone.add")} <span className="muted">{t("install.iphone.addHidden")}</span>
        </p>
      </li>
      <li>
        <span className="coach-open">
          <Icon name="hand" />
        </span>
        <p>{t("install.iphone.open")}</p>
      </li>
    </ol>
  );
}

const shareSign = "M-4 -3h-2.500v10h13v-10h-2.500M0 2v-11M-3.500 -5.500l3.500 -3.500l3.500 3.500";

/** The foot of a phone with Safari's bar: the share sign in the middle, in the sun. */
function SharePicture({ label }: { label: string }) {
  return (
    <svg className="coach-picture" viewBox="0 0 160 96" role="img" aria-label={label}>
      <path className="coach-phone" d="M22 0v78a16 16 0 0 0 16 16h84a16 16 0 0 0 16 -16v-78" />
      <path className="coach-line" d="M38 10h56M38 20h84M38 30h68" />
      <path className="coach-bar" d="M23 44h114v34a15 15 0 0 1 -15 15h-84a15 15 0 0 1 -15 -15z" />
      <circle className="coach-sun" cx="80" cy="66" r="17" />
      <path className="coach-sign" transform="translate(80 67)" d={shareSign} />
      <path
        className="coach-quiet"
        d="M39 61l-6 6l6 6M49 61l6 6l-6 6M104 60h9v13h-9zM122 62h8v12h-8zM125 59h8v11"
      />
    </svg>
  );
}

/** The sheet that follows: three lines, the one with the plus in the sun. */
function AddPicture({ label }: { label: string }) {
  const t = useT();
  return (
    <span className="coach-sheet" role="img" aria-label={label}>
      <span aria-hidden="true">
        {t("install.iphone.picture.copy")}
        <Icon name="copy" />
      </span>
      <span className="coach-chosen" aria-hidden="true">
        {t("install.iphone.picture.home")}
        <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
          <path d="M7 3h10a4 4 0 0 1 4 4v10a4 4 0 0 1 -4 4h-10a4 4 0 0 1 -4 -4v-10a4 4 0 0 1 4 -4zM12 8v8M8 12h8" />
        </svg>
      </span>
      <span aria-hidden="true">
        {t("install.iphone.picture.bookmark")}
        <Icon name="list" />
      </span>
    </span>
  );
}
