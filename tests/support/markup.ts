/**
 * What of this page would run although it should not: a script without the page's nonce, a handler in an
 * attribute, an address that is a script. null: nothing. What was sent may be read again, but never as markup.
 */
export function runningMarkup(html: string, nonce: string | null): string | null {
  for (const [tag] of html.matchAll(/<script\b[^>]*>/gi)) {
    // Data for search engines; no browser runs it.
    if (tag === '<script type="application/ld+json">') continue;
    if (!nonce || !tag.includes(`nonce="${nonce}"`)) return tag.slice(0, 100);
  }
  // A script's own text and quoted values are no tags.
  const tags = html.replace(/(<script\b[^>]*>).*?<\/script>/gs, "$1").replace(/"[^"]*"/g, '""');
  const found =
    /<(?:img|svg|iframe|object|embed)\b[^<>]*(?:src=x|onload)|<[a-z][^<>]*\son[a-z]+\s*=/i.exec(tags) ??
    /\s(?:href|src|action|formaction)="\s*(?:javascript|data:text\/html)[^"]*"/i.exec(html);
  return found?.[0].slice(0, 100) ?? null;
}

/** The nonce that a Content-Security-Policy allows. */
export function nonceOf(policy: string | undefined): string | null {
  return /'nonce-([^']+)'/.exec(policy ?? "")?.[1] ?? null;
}
