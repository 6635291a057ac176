import { useT } from "~/i18n/context";
import { Button, type ButtonVariant } from "./button";
import { SendForm } from "./send-form";

type AnswerFormProps = {
  id: string;
  answer: "not-this-time" | "undo" | "still-fits";
  label: string;
  variant?: ButtonVariant;
  full?: boolean;
};

export function AnswerForm({ id, answer, label, variant = "secondary", full }: AnswerFormProps) {
  return (
    <SendForm action={`/help/${id}/answer`}>
      <Button variant={variant} full={full} name="answer" value={answer}>
        {label}
      </Button>
    </SendForm>
  );
}

/** "Diesmal nicht": this need stays silent, others do not. */
export function DeclineForm({ id }: { id: string }) {
  const t = useT();
  return <AnswerForm id={id} answer="not-this-time" label={t("push.invitation.no")} variant="quiet" full />;
}

type WithdrawFormProps = {
  id: string;
  shiftId: string;
  label: string;
  variant?: ButtonVariant;
  small?: boolean;
};

export function WithdrawForm({ id, shiftId, label, variant = "secondary", small }: WithdrawFormProps) {
  return (
    <SendForm action={`/help/${id}/withdraw`} mayWait="withdrawal">
      <input type="hidden" name="shiftId" value={shiftId} />
      <Button variant={variant} small={small}>
        {label}
      </Button>
    </SendForm>
  );
}
