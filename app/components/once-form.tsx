import { type FormEvent, type FormHTMLAttributes, useEffect, useRef } from "react";

type OnceFormProps = FormHTMLAttributes<HTMLFormElement> & { [data: `data-${string}`]: string | undefined };

/**
 * A plain form that is sent once, however often a nervous finger taps. It is sent as a document, so that it
 * works the same with and without scripts. Coming back by the browser's button makes it ready again. On plain
 * pages enhance/send.client does the same.
 */
export function OnceForm({ onSubmit, ...form }: OnceFormProps) {
  const sent = useRef(false);

  useEffect(() => {
    const ready = () => {
      sent.current = false;
    };
    window.addEventListener("pageshow", ready);
    return () => window.removeEventListener("pageshow", ready);
  }, []);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    if (sent.current) event.preventDefault();
    else onSubmit?.(event);
    if (!event.defaultPrevented) sent.current = true;
  };

  return <form method="post" {...form} onSubmit={submit} />;
}
