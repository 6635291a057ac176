import { type FormEvent, useState } from "react";
import type { Unreached } from "./unreached";

/**
 * For small forms of a page that goes on living: without a connection nothing is sent, and the page stays. (Their
 * `clientAction` may not even be loaded by then.)
 */
export function useStay(): { stayed: Unreached | null; onSubmit(event: FormEvent): void } {
  const [stayed, setStayed] = useState<Unreached | null>(null);
  const onSubmit = (event: FormEvent) => {
    if (!navigator.onLine) event.preventDefault();
    setStayed(navigator.onLine ? null : { unreached: true });
  };
  return { stayed, onSubmit };
}
