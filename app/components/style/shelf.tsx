import type { ReactNode } from "react";

export function Shelf({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="section stack" aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
