import { drawKey } from "~/offline/key";
import { type Html, html } from "./html";
import type { QueueNotice } from "./notices";
import { shell } from "./scope";
import type { Words } from "./words";

/** A page that the worker writes: the app's own look, from what it keeps, and no script but the app's. */
export function document(title: string, body: Html, { locale, dir }: Words): Response {
  const { markup } = html`<!doctype html>
<html lang="${locale}" dir="${dir}" data-offline="true">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
    <meta name="color-scheme" content="light dark">
    <meta name="theme-color" content="#1e5b3f" media="(prefers-color-scheme: light)">
    <meta name="theme-color" content="#131b17" media="(prefers-color-scheme: dark)">
    <title>${title} · Anpacken</title>
    ${shell.styles.map((href) => html`<link rel="stylesheet" href="${href}">`)}
    ${shell.scripts.map((src) => html`<script type="module" src="${src}"></script>`)}
  </head>
  <body>
    <div class="site">
      <header class="site-header"><div class="site-bar"><a class="logo" href="/">${mark}Anpacken</a></div></header>
      <main class="site-main" id="content"><div class="page offline-page">${body}</div></main>
    </div>
  </body>
</html>`;
  return new Response(markup, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "content-security-policy":
        "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'",
    },
  });
}

/** As components/notice.tsx draws it. */
export function noticeOf({ title, text, undo }: QueueNotice): Html {
  return html`<div class="notice notice-warn" role="status" data-queue="waiting">${sand}<div>
    <p class="notice-title">${title}</p><p>${text}</p>
    ${
      undo &&
      html`<form method="post" action="${undo.action}"><input type="hidden" name="key" value="${drawKey()}">
        <input type="hidden" name="shiftId" value="${undo.shiftId}">
        <button class="button button-secondary button-small" type="submit">${undo.label}</button></form>`
    }</div></div>`;
}

// The logo of components/logo.tsx and the clock of the icon set.
const mark = html`<svg viewBox="0 0 40 40" aria-hidden="true" focusable="false"><path class="logo-pin"
  d="M19 38.5C14.5 32.5 4.5 26.5 4.5 16.5a14.5 14.5 0 0 1 29 0C33.5 26.5 23.5 32.5 19 38.5z"/><g class="logo-hand"
  transform="translate(8.2 6.2) scale(.9)"><path d="M8 13v-7.5a1.5 1.5 0 0 1 3 0v6.5M11 5.5v-2a1.5 1.5 0 1 1 3 0v8.5M14 5.5a1.5 1.5 0 0 1 3 0v6.5M17 7.5a1.5 1.5 0 0 1 3 0v8.5a6 6 0 0 1-6 6h-2h.208a6 6 0 0 1-5.012-2.7a69.74 69.74 0 0 1-.196-.3c-.312-.479-1.407-2.388-3.286-5.728a1.5 1.5 0 0 1 .536-2.022a1.867 1.867 0 0 1 2.28.28l1.47 1.47"/></g><circle
  class="logo-sun" cx="32" cy="9" r="7"/></svg>`;
const sand = html`<svg class="icon" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2"
  stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path
  d="M3 12a9 9 0 1 0 18 0a9 9 0 0 0-18 0M12 7v5l3 3"/></svg>`;
