import { useT } from "~/i18n/context";

type CancelLeadProps = { told: number; toCall: { id: string; name: string; phone: string | null }[] };

/** Who hears of it by themselves, and whom the coordinator has to call. */
export function CancelLead({ told, toCall }: CancelLeadProps) {
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
        </>
      )}
    </>
  );
}
