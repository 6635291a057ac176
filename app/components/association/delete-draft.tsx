import { Form } from "@remix-run/react";
import { useT } from "~/i18n/context";
import { Button } from "../button";

export function DeleteDraft({ id }: { id: string }) {
  const t = useT();
  return (
    <Form method="post" action={`/association/help/${id}/status`}>
      <Button variant="danger" icon="trash" name="intent" value="delete">
        {t("association.need.delete")}
      </Button>
    </Form>
  );
}
