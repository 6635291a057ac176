import { Link } from "@remix-run/react";
import { useT } from "~/i18n/context";

type CancelLeadProps = {
  told: number;
  toCall: { id: string; name: string; phone: string | null }[];
  /** where to show who one is before the numbers are shown; null: they are */
  proof: string | null;
};

/** Who hears of it by themselves, and whom the coordinator has to call. */
export function CancelLead({ told, toCall, proof }: CancelLeadProps) {
  const t = useT();
  return (
    <>
      <p className="lead">
        {told + toCall.length === 0 && t("association.cancel.leadNobody")}
        {told > 0 && t("association.cancel.lead", { count: told })}
      </p>
      {toCall.length > 0 && (
        <>
          <p>{t("association.cancel.byPhone")}</p>
          <ul>
            {toCall.map(({ id, name, phone }) => (
              <li key={id}>
                {name}
                {phone && (
                  <>
                    {", "}
                    <a href={`tel:${phone.replace(/[^\d+]/g, "")}`}>{phone}</a>
                  </>
                )}
              </li>
            ))}
          </ul>
          {proof && <Link to={proof}>{t("signIn.phone.again")}</Link>}
        </>
      )}
    </>
  );
}
