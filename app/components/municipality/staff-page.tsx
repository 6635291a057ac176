import { Form } from "@remix-run/react";
import { type FormErrors, type FormValues, typed } from "~/domain/forms/form-values";
import { type StaffRole, staffRoles } from "~/domain/forms/staff-form";
import { useT } from "~/i18n/context";
import { Badge } from "../badge";
import { Button } from "../button";
import { ChoiceGroup, RadioCard } from "../choice";
import { ErrorSummary } from "../error-summary";
import { TextField } from "../field";
import { named } from "../named";
import { Notice } from "../notice";
import { OnceForm } from "../once-form";
import type { OfficeNav } from "./office-nav";

export type StaffAnswer = {
  errors?: FormErrors;
  refusal?: "already" | "last-administrator" | "not-found";
  values: FormValues;
};
type Member = {
  id: string;
  role: StaffRole;
  name: string;
  email: string | null;
  emailConfirmed: boolean;
  you: boolean;
};
type Props = {
  office: OfficeNav;
  staff: readonly Member[];
  done: "added" | "changed" | "removed" | null;
  answer?: StaffAnswer;
};

export function StaffPage({ office, staff, done, answer }: Props) {
  const t = useT();
  const refusal = answer?.refusal;
  return (
    <>
      {refusal && (
        <Notice kind="refusal" reason={refusal}>
          {t(`municipality.staff.refusal.${refusal}`)}
        </Notice>
      )}
      {done && !answer && <Notice kind="success">{t(`municipality.staff.done.${done}`)}</Notice>}
      <ul className="office-list">
        {staff.map((member) => (
          <MemberRow key={member.id} member={member} changeable={office.administrator} />
        ))}
      </ul>
      {office.administrator ? (
        <AddForm answer={answer} />
      ) : (
        <p className="muted">{t("municipality.staff.onlyAdministrators")}</p>
      )}
    </>
  );
}

function MemberRow({ member, changeable }: { member: Member; changeable: boolean }) {
  const t = useT();
  const { id, name, role, email, emailConfirmed, you } = member;
  const other = role === "staff" ? "administrator" : "staff";
  return (
    <li className="person">
      <span className="person-text">
        <span className="person-name">
          {name} {you && <span className="field-optional">({t("municipality.staff.you")})</span>}
        </span>
        <span className="person-detail">{email}</span>
      </span>
      <span className="badges">
        {!emailConfirmed && !you && (
          <Badge tone="sun" icon="mail">
            {t("municipality.staff.pending")}
          </Badge>
        )}
        <Badge tone={role === "administrator" ? "green" : "plain"}>
          {t(`municipality.staff.role.${role}`)}
        </Badge>
      </span>
      {changeable && (
        <Form method="post" className="row office-member-actions">
          <input type="hidden" name="staffId" value={id} />
          <Button small variant="quiet" name="intent" value={other}>
            {t(other === "staff" ? "municipality.staff.makeStaff" : "municipality.staff.makeAdministrator")}
          </Button>
          <Button
            small
            variant="quiet"
            name="intent"
            value="remove"
            aria-label={t("municipality.staff.removeName", { name })}
          >
            {t("municipality.staff.remove")}
          </Button>
        </Form>
      )}
    </li>
  );
}

function AddForm({ answer }: { answer?: StaffAnswer }) {
  const t = useT();
  const { errors = {}, values = {} } = answer ?? {};
  const message = (field: string) => errors[field] && t(`errors.${errors[field]}`);
  const role = typed(values, "role") || "staff";
  const labels: Record<string, string> = {
    name: t("municipality.staff.name"),
    email: t("municipality.staff.email"),
  };
  return (
    <OnceForm className="form" noValidate aria-labelledby="add-title">
      <h2 id="add-title">{t("municipality.staff.add")}</h2>
      <ErrorSummary
        errors={Object.keys(errors).map((field) => ({
          field,
          message: named(labels[field], message(field) ?? ""),
        }))}
      />
      <TextField
        name="name"
        label={t("municipality.staff.name")}
        defaultValue={typed(values, "name")}
        error={message("name")}
        autoComplete="off"
        maxLength={80}
        required
      />
      <TextField
        name="email"
        type="email"
        label={t("municipality.staff.email")}
        hint={t("municipality.staff.emailHint")}
        defaultValue={typed(values, "email")}
        error={message("email")}
        autoComplete="off"
        maxLength={254}
        required
      />
      <ChoiceGroup id="role" legend={t("municipality.staff.roleLabel")} layout="cards">
        {staffRoles.map((one) => (
          <RadioCard
            key={one}
            name="role"
            value={one}
            defaultChecked={one === role}
            title={t(`municipality.staff.role.${one}`)}
            detail={t(`municipality.staff.roleHint.${one}`)}
          />
        ))}
      </ChoiceGroup>
      <div className="row">
        <Button name="intent" value="add" icon="userPlus">
          {t("municipality.staff.addButton")}
        </Button>
      </div>
    </OnceForm>
  );
}
