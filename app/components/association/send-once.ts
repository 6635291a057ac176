import { useNavigation } from "@remix-run/react";
import { type FormEvent, useEffect, useRef } from "react";

/** For a form of Remix: a second tap waits for the answer to the first. `sending` is the button that was tapped. */
export function useSendOnce() {
  const { state, formData } = useNavigation();
  const underway = useRef(false);

  useEffect(() => {
    if (state === "idle") underway.current = false;
  }, [state]);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    if (underway.current) event.preventDefault();
    underway.current = true;
  };
  const sending = state === "submitting" ? formData?.get("intent") : null;
  return { onSubmit, sending: typeof sending === "string" ? sending : null };
}
