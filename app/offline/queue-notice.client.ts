/** What the worker says to a page (worker/notices.ts). */
export type Notice = {
  key: string;
  needId: string;
  kind: "waiting" | "refused";
  title: string;
  text: string;
  undo: { action: string; shiftId: string; label: string } | null;
  links: { href: string; label: string }[];
  close: string | null;
};

/** As components/notice.tsx draws it. */
export function drawn(notice: Notice, onRead: () => void): HTMLElement {
  const { kind, key, needId, undo, links, close } = notice;
  const box = element("div", `notice notice-${kind === "waiting" ? "warn" : "refusal"} queue-notice`);
  box.setAttribute("role", kind === "waiting" ? "status" : "alert");
  Object.assign(box.dataset, { queue: kind, key, need: needId });
  const body = box.appendChild(element("div"));
  body.append(element("p", "notice-title", notice.title), element("p", "", notice.text));
  const row = body.appendChild(element("div", "row"));
  if (undo) row.append(undoForm(undo));
  for (const { href, label } of links) {
    const link = element("a", "button button-secondary button-small", label);
    link.setAttribute("href", href);
    link.addEventListener("click", onRead);
    row.append(link);
  }
  if (close) {
    const button = element("button", "button button-quiet button-small", close);
    button.setAttribute("type", "button");
    button.addEventListener("click", () => {
      onRead();
      box.remove();
    });
    row.append(button);
  }
  return box;
}

function undoForm({ action, shiftId, label }: NonNullable<Notice["undo"]>): HTMLElement {
  const form = element("form");
  form.setAttribute("method", "post");
  form.setAttribute("action", action);
  form.append(hidden("shiftId", shiftId), element("button", "button button-secondary button-small", label));
  return form;
}

export function hidden(name: string, value: string): HTMLInputElement {
  const input = document.createElement("input");
  Object.assign(input, { type: "hidden", name, value });
  return input;
}

function element(tag: string, className = "", text = ""): HTMLElement {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}
